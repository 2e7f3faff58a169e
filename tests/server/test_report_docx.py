"""The DOCX: read by python-docx, and as the XML that Word reads."""

import io
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn

from server.export.report import docx as writer
from server.export.report.model import DASH
from tests.server.documents import HOSTILE, NOW, document


def read(content: bytes) -> Word:
    return docx.Document(io.BytesIO(content))


def spoken(word: Word, lang: str) -> str:
    """All runs that say they are in this language."""
    return "\n".join(
        "".join(text.text or "" for text in run.iter(qn("w:t"), qn("w:br")))
        for run in word.element.body.iter(qn("w:r"))
        for mark in run.iter(qn("w:lang"))
        if lang in (mark.get(qn("w:val")), mark.get(qn("w:bidi")))
    )


def test_it_is_made_of_styles_and_tables() -> None:
    word = read(writer.write(document(), NOW))
    headings = [p for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert [(p.style.name, p.text) for p in headings] == [
        ("Title", "The title / Y teitl"),
        ("Heading 1", "One / Un"),
        ("Heading 2", "Two / Dau"),
        ("Heading 3", "Three / Tri"),
        ("Heading 1", "Promises / Addewidion"),
    ]
    assert len([p for p in word.paragraphs if p.style.name == "List Number"]) == 2
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [
        ["Label / Teitl", "Count / Cyfrif"],
        ["Own words", "3"],
        ["Label / Teitl", "2.5"],
    ]
    # A chart's figures can all be edited.
    assert [cell.text for cell in word.tables[1].rows[2].cells] == ["Label / Teitl", DASH, "0"]
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    assert (word.core_properties.title, word.core_properties.language) == (
        "The title / Y teitl",
        "en",
    )


def test_every_picture_has_an_alternative() -> None:
    word = read(writer.write(document(), NOW))
    said = [one.get("descr") for one in word.element.body.iter(qn("wp:docPr"))]
    assert said == ["It grows. / Mae'n tyfu.", "Label / Teitl", "The sun / Yr haul"]


def test_each_text_says_its_language() -> None:
    word = read(writer.write(document("Bonjour", lang="fr"), NOW))
    assert spoken(word, "fr").split("\n") == ["Bonjour"] * 10
    assert "Mae'n tyfu." in spoken(word, "cy-GB")
    assert "Plainly said." in spoken(word, "en-GB")
    arabic = read(writer.write(document("سلام", lang="ar"), NOW))
    runs = [run for run in arabic.element.body.iter(qn("w:r")) if list(run.iter(qn("w:rtl")))]
    assert len(runs) == 10
    assert spoken(arabic, "ar").split("\n") == ["سلام"] * 10


@pytest.mark.parametrize("words", [*HOSTILE, "\x00\x0b\x1f control", "漢字 😀 \U0010fffd"])
def test_words_come_back_as_they_went_in(words: str) -> None:
    content = writer.write(document(words), NOW)
    kept = "".join(one for one in words if one >= " " or one == "\n")
    assert kept in [p.text for p in read(content).paragraphs]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))
