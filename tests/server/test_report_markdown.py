"""The Markdown: read by a parser of CommonMark, whatever people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from server.export.report import markdown
from server.export.report.model import Document, Heading, Paragraph, own
from tests.server.documents import HOSTILE, document

READER = MarkdownIt("commonmark", {"linkify": False}).enable("table").enable("strikethrough")


def tokens(content: bytes) -> list[Token]:
    return READER.parse(content.decode())


def kinds(content: bytes) -> list[str]:
    """What it is made of: blocks, and what stands in lines."""
    found = tokens(content)
    inner = [child.type for token in found for child in token.children or ()]
    plain = ("text", "softbreak", "hardbreak")
    return [token.type for token in found] + [kind for kind in inner if kind not in plain]


def shown(token: Token) -> str:
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(breaks.get(one.type, one.content) for one in token.children or ())


def test_it_is_made_of_headings_lists_and_tables() -> None:
    found = tokens(markdown.write(document()))
    heads = [
        (token.tag, found[at + 1].content)
        for at, token in enumerate(found)
        if token.type == "heading_open"
    ]
    assert heads == [
        ("h1", "The title / Y teitl"),
        ("h2", "One / Un"),
        ("h3", "Two / Dau"),
        ("h4", "Three / Tri"),
        ("h2", "Promises / Addewidion"),
    ]
    assert sum(token.type == "table_open" for token in found) == 3
    assert sum(token.type == "ordered_list_open" for token in found) == 1
    assert sum(token.type == "blockquote_open" for token in found) == 2


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_never_markup(words: str) -> None:
    plain = kinds(markdown.write(document()))
    assert kinds(markdown.write(document(words))) == plain


@given(st.text(max_size=80))
def test_words_come_back_as_they_went_in(words: str) -> None:
    said = own(words, "en")
    title = own("Title", "en")
    content = markdown.write(
        Document(title, ["en"], title, title, [Heading(1, title), Paragraph(said)])
    )
    quotes = [
        token for at, token in enumerate(tokens(content)) if token.type == "inline" and at > 8
    ]
    kept = said.first.strip()
    read = " ".join(" ".join(map(shown, quotes)).split())
    assert read == " ".join(kept.split())
