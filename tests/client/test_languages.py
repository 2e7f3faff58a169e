"""Welsh and English as equals: what one language file says, every other says too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.agendas import templates
from server.words import FOLDER, words
from sessions.refusals import Code

FILES = sorted(FOLDER.glob("*.json"))
TRANSLATIONS = [file for file in FILES if file.stem != "en"]
SOURCES = [
    file
    for folder in ("client_static/src", "server")
    for file in (FOLDER.parent.parent / folder).rglob("*.*")
    if file.suffix in (".ts", ".tsx", ".py") and ".test." not in file.name
]


def leaves(file: Path) -> dict[str, str]:
    """Every message by its dotted key."""

    def walk(node: Any, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, str):
            yield path, node
            return
        for key, child in node.items():
            yield from walk(child, f"{path}.{key}" if path else key)

    return dict(walk(json.loads(file.read_text()), ""))


ENGLISH = leaves(FOLDER / "en.json")


def test_there_is_more_than_one_language() -> None:
    assert TRANSLATIONS


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_no_message_is_missing_or_extra(file: Path) -> None:
    assert leaves(file).keys() == ENGLISH.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_message_says_something(file: Path) -> None:
    for key, message in leaves(file).items():
        assert message.strip(), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_server_can_say_every_message(file: Path) -> None:
    """It reads the messages that the client's build reads (plugins/messages.test.ts) by itself."""
    for key in leaves(file):
        said = words(file.stem).say(key, n=1234)
        assert said.strip(), key
        assert "plural" not in said, key


def test_the_server_counts_in_all_six_welsh_forms() -> None:
    said = [words("cy").say("common.people", n=n) for n in (0, 1, 2, 3, 4, 6, 1200)]
    assert said == [
        "Neb", "1 person", "2 berson", "3 pherson", "4 o bobl", "6 pherson", "1,200 o bobl",
    ]  # fmt: skip


def test_the_server_fills_gaps_and_shows_empty_ones() -> None:
    assert words("en").say("common.time_left", time="4:10 {n}") == "Time left: 4:10 {n}"
    assert words("en").say("common.time_left") == "Time left: {time}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_language_says_what_it_is_called_and_how_it_is_written(file: Path) -> None:
    assert leaves(file)["language.name"]
    assert words(file.stem).direction in ("ltr", "rtl")
    assert leaves(file)["language.state"] in ("draft", "reviewed")


def test_no_welsh_word_that_mutates_stands_before_a_gap() -> None:
    """What fills the gap cannot be mutated: "Lleoliad: {place}", never "yn {place}"."""
    words = "a|ac|ag|am|ar|at|â|dan|dros|drwy|ei|fel|gan|heb|hyd|i|na|neu|o|trwy|wrth|y|yn|yr"
    beside = re.compile(rf"\b({words})\s+(\{{\w+\}}|#)", re.IGNORECASE)
    found = {key: m for key, m in leaves(FOLDER / "cy.json").items() if beside.search(m)}
    assert found == {}


@pytest.mark.parametrize("key", [key for key in ENGLISH if key.startswith("easy.")])
def test_an_easy_sentence_stands_for_a_plain_one(key: str) -> None:
    plain = ENGLISH[key.removeprefix("easy.")]
    gaps = [re.findall(r"\{\w+", message) for message in (ENGLISH[key], plain)]
    assert sorted(gaps[0]) == sorted(gaps[1])
    assert ENGLISH[key] != plain


@pytest.mark.parametrize("code", Code)
def test_every_refusal_has_its_sentence(code: Code) -> None:
    assert f"refusals.{code}" in ENGLISH


@pytest.mark.parametrize("template", templates().values(), ids=lambda template: template.id)
def test_templates_stand_in_every_language(template: Any) -> None:
    assert set(template.languages()) == {file.stem for file in FILES}


def test_no_message_is_unused() -> None:
    """A message is used if its key stands in the code, whole or up to a computed last part."""
    code = "\n".join(file.read_text() for file in SOURCES)
    said = set(re.findall(r"""["'`]([a-z_]+(?:\.[\w-]+)+)["'`]""", code))
    # The poster and the cards speak all languages at once, from typed sections.
    said |= {f"poster.{key}" for key in re.findall(r"\bwords\.(\w+)", code)}
    cards = "\n".join(file.read_text() for file in SOURCES if file.parent.name == "cards")
    said |= {f"cards.{key}" for key in re.findall(r"(?:\bwords\.|\bin_\.|\")(\w+)", cards)}
    begun = tuple(set(re.findall(r"""["'`]([a-z_]+(?:\.[\w-]+)*[._])(?:\$\{|\{)""", code)))
    said |= {"language.name", "language.state"}  # read by the client's build (plugins/words.ts)
    unused = [key for key in ENGLISH if key not in said and not key.startswith(begun)]
    assert unused == []
