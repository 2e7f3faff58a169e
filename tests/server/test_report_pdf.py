"""The PDF: tagged, each text in its language, whatever people wrote."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.export.report import pdf
from server.export.report.model import Document, Heading, Paragraph, own
from tests.server.documents import HOSTILE, NOW, document, picture
from tests.server.pdf_faults import faults
from tests.server.pdfs import Read, squeezed


def test_every_block_is_tagged() -> None:
    content = pdf.write(document(), NOW)
    assert faults(content) == []
    read = Read(content)
    assert str(read.root.Lang) == "en"
    assert read.pdf.open_metadata()["dc:title"] == "The title / Y teitl"
    (figure,) = read.tagged("Figure")
    assert str(figure.Alt) == "The sun / Yr haul"
    assert [read.text_in(one) for one in read.tagged("TH")] == [
        *("Label/Teitl", "Count/Cyfrif"),
        *("Label/Teitl", "First/Cyntaf", "Last/Olaf"),
        *("Label/Teitl", "First/Cyntaf", "Last/Olaf"),
    ]
    assert read.titles() == [
        (1, "One / Un"),
        (2, "Two / Dau"),
        (3, "Three / Tri"),
        (1, "Promises / Addewidion"),
    ]
    # Two lists, one of facts, one of cards, one of stories.
    assert [str(one.S) for one in read.tagged("L")] == ["/L"] * 5
    (link,) = [one for page in read.pdf.pages for one in page.get("/Annots", [])]
    assert link.A.URI == "https://pledge.example/BCDFGH/story?a=1&b=2"


def test_each_text_says_its_language() -> None:
    read = Read(pdf.write(document("Bonjour à tous", lang="fr"), NOW))
    assert read.in_language("fr").count("Bonjouràtous") == 10
    welsh = read.in_language("cy")
    assert all(squeezed(one) in welsh for one in ("Yn blaen.", "Mae'n tyfu.", "Y teitl", "Yma"))
    assert "Plainly" not in welsh


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_never_markup(words: str) -> None:
    content = pdf.write(document(words), NOW)
    assert faults(content) == []
    read = Read(content)
    assert read.text.count(squeezed(words)) == 10
    assert len(read.tagged("H1")) == 2


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "cy", "ar", "zh-Hant-TW", "x-klingon", ""]))
def test_whatever_people_write_is_set(words: str, lang: str) -> None:
    title = own("Title", "en")
    blocks = [Heading(1, own("One", "en")), Paragraph(own(words, lang)), Paragraph(title)]
    assert pdf.write(Document(title, ["en"], title, title, blocks), NOW)[:4] == b"%PDF"


def test_every_script_is_drawn_or_said_to_be_missing() -> None:
    drawn = "ŵ ŷ ï Ŵ 😀 👩‍👩‍👧 ❤️ 🎶 سلام שלום नमस्ते สวัสดี தமிழ் ქართული ελληνικά кириллица ₤ ½ ≥"
    content = pdf.write(document(drawn), NOW)
    assert faults(content) == []
    assert "missing" not in Read(content).text
    lost = pdf.write(document("\U0010fffd \U00012000"), NOW)
    assert faults(lost) == []
    text = Read(lost).text
    assert "Somesignsaremissing." in text
    assert text.count("□□") == 10


def test_the_same_document_is_the_same_file() -> None:
    assert pdf.write(document(), NOW) == pdf.write(document(), NOW)


def test_pages_are_pictures_too() -> None:
    pages = pdf.pages(document(), ppi=20)
    assert [page[:4] for page in pages] == [b"\x89PNG"] * len(
        Read(pdf.write(document(), NOW)).pdf.pages
    )


def _broken(change: str) -> bytes:
    """The file, spoilt in one way."""
    found = pikepdf.open(io.BytesIO(pdf.write(document(), NOW)))
    read = Read(pdf.write(document(), NOW))
    read.pdf = found
    read.root = found.Root
    if change == "language":
        del found.Root.Lang
    elif change == "alternative":
        del read.tagged("Figure")[0].Alt
    elif change == "heading":
        read.tagged("H2")[0].S = pikepdf.Name.H4
    elif change == "cells":
        for one in read.tagged("TH"):
            one.S = pikepdf.Name.TD
    elif change == "mark":
        page = found.pages[0]
        page.contents_add(b"0 0 10 10 re f")
    elif change == "tree":
        document_tag = read.tagged("Document")[0]
        document_tag.K = pikepdf.Array(list(document_tag.K)[:-1])
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()


@pytest.mark.parametrize("change", ["language", "alternative", "heading", "cells", "mark", "tree"])
def test_a_fault_is_found(change: str) -> None:
    assert faults(_broken(change))


def test_a_picture_is_in_the_file() -> None:
    read = Read(pdf.write(document(), NOW))
    images = [one for page in read.pdf.pages for one in page.get_images().values()]
    assert [(one.Width, one.Height) for one in images] == [(picture().width, picture().height)]
