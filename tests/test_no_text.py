"""What people read stands in the language files: the server's code and the pages hold no sentence.

The screens' code is looked through by a rule of the linter (client_static/plugins/no-text.grit).
"""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "client_static/pages").glob("*.html"))
# Two words or more, as people write them.
SENTENCE = re.compile(r"[A-Z][a-z']+[ ,:]+[a-z]|[a-z]{3,} [a-z]{2,} [a-z]{2,}")
# For whoever runs the server or programs with it, in English alone; and what is no sentence.
NOT_FOR_THE_ROOM = (
    "server/cli/",
    "server/crowd/",  # rehearsals: what simulated people write, in each language
    "server/serve.py",
    "server/workers.py",
    "server/metrics.py",
    "server/web/health.py",
    "server/web/schema/",
    "server/storage/redis/",  # scripts
    "server/suggestions/",  # lists of words
    "sessions/agenda_files.py",  # what msgspec says, to be understood
    "sessions/file_problems.py",
    "sessions/perspectives.py",  # the usual ones, in each language
)


def sources() -> list[Path]:
    found = sorted(file for top in ("server", "sessions") for file in (ROOT / top).rglob("*.py"))
    return [file for file in found if not name(file).startswith(NOT_FOR_THE_ROOM)]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def sentences(code: str) -> list[str]:
    """The sentences in a module's code, but for docstrings and errors that are raised."""
    tree = ast.parse(code)
    nobody_reads: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise):
            nobody_reads |= set(ast.walk(node))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            nobody_reads.add(node.value)
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node not in nobody_reads and SENTENCE.search(node.value)
    ]


class Text(HTMLParser):
    """The text of a page between its tags and in what is read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for key, value in attrs if key in ("alt", "aria-label", "title")]


def text_of(page: str) -> list[str]:
    parser = Text()
    parser.feed(page)
    return [text for text in parser.found if re.search("[A-Za-z]", re.sub("%[A-Z_]+%", "", text))]


@pytest.mark.parametrize("file", sources(), ids=name)
def test_the_server_s_code_holds_no_sentence(file: Path) -> None:
    assert sentences(file.read_text()) == []


@pytest.mark.parametrize("file", PAGES, ids=name)
def test_pages_hold_no_text(file: Path) -> None:
    assert text_of(file.read_text()) == []


def test_a_sentence_is_found() -> None:
    code = (
        '"""A docstring it is."""\nraise ValueError("No such thing here")\nsay("Please try again")'
    )
    assert sentences(code) == ["Please try again"]
    assert sentences('f"{n} people are here"') == [" people are here"]


def test_text_of_a_page_is_found() -> None:
    assert text_of('<p>%TITLE%</p><img alt="A tree"><p>Wait</p>') == ["A tree", "Wait"]
