"""Sentences for people, from the same language files that the client uses."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from babel import Locale

FOLDER = Path(__file__).parent.parent / "client_static" / "languages"
_GAP = re.compile(r"\{(\w+)\}")


class Words:
    """One language's sentences, by dotted key (`refusals.no_dots_left`)."""

    def __init__(self, language: str, sections: dict[str, Any]) -> None:
        self.language = language
        self._sections = sections
        self._plural = Locale(language).plural_form

    def say(self, key: str, **values: int | str) -> str:
        """The sentence, its gaps filled. A plural is chosen by `n`. KeyError without such a key."""
        leaf: Any = self._sections
        for part in key.split("."):
            leaf = leaf[part]
        if isinstance(leaf, dict):
            leaf = leaf[self._plural(int(values["n"]))]
        return _GAP.sub(lambda gap: str(values.get(gap[1], gap[0])), leaf)


@cache
def languages() -> dict[str, Words]:
    """Every language there is a file for, by its code."""
    return {
        file.stem: Words(file.stem, msgspec.json.decode(file.read_bytes()))
        for file in sorted(FOLDER.glob("*.json"))
    }


def words(language: str) -> Words:
    """The language asked for, or English."""
    return languages().get(language) or languages()["en"]
