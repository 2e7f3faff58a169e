"""Welsh and English as equals: what one language file says, every other says too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from server.agendas import templates
from server.words import FOLDER
from sessions.refusals import Code

PLURALS = {"zero", "one", "two", "few", "many", "other"}
FILES = sorted(FOLDER.glob("*.json"))
TRANSLATIONS = [file for file in FILES if file.stem != "en"]
SOURCES = [
    file
    for folder in ("client_static/src", "server")
    for file in (FOLDER.parent.parent / folder).rglob("*.*")
    if file.suffix in (".ts", ".tsx", ".py") and ".test." not in file.name
]


def leaves(file: Path) -> dict[str, Any]:
    """Every message by its dotted key; a plural is one message."""

    def walk(node: Any, path: str) -> Iterator[tuple[str, Any]]:
        if isinstance(node, str) or set(node) <= PLURALS:
            yield path, node
            return
        for key, child in node.items():
            yield from walk(child, f"{path}.{key}" if path else key)

    return dict(walk(json.loads(file.read_text()), ""))


ENGLISH = leaves(FOLDER / "en.json")


def gaps(message: Any) -> set[str]:
    forms = message.values() if isinstance(message, dict) else [message]
    return {gap for form in forms for gap in re.findall(r"\{(\w+)\}", form)}


def test_there_is_more_than_one_language() -> None:
    assert TRANSLATIONS


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_no_message_is_missing_or_extra(file: Path) -> None:
    assert leaves(file).keys() == ENGLISH.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_message_says_something(file: Path) -> None:
    for key, message in leaves(file).items():
        forms = message.values() if isinstance(message, dict) else [message]
        assert all(form.strip() for form in forms), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_counted_messages_have_every_plural_of_their_language(file: Path) -> None:
    needed = set(Locale(file.stem).plural_form.tags) | {"other"}
    for key, message in leaves(file).items():
        if isinstance(message, dict):
            assert needed <= set(message), key


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_translations_fill_the_same_gaps(file: Path) -> None:
    translated = leaves(file)
    assert {key: gaps(translated[key]) for key in ENGLISH} == {
        key: gaps(message) for key, message in ENGLISH.items()
    }


@pytest.mark.parametrize("key", [key for key in ENGLISH if key.startswith("easy.")])
def test_an_easy_sentence_stands_for_a_plain_one(key: str) -> None:
    plain = ENGLISH[key.removeprefix("easy.")]
    assert gaps(ENGLISH[key]) == gaps(plain)
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
    unused = [key for key in ENGLISH if key not in said and not key.startswith(begun)]
    assert unused == []
