"""Sentences for people, from the same language files that the client uses."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from icu4py.messageformat import MessageFormat

FOLDER = Path(__file__).parent.parent / "client_static" / "languages"


class Words:
    """One language's sentences, by dotted key (`refusals.no_dots_left`)."""

    def __init__(self, language: str, sections: dict[str, Any]) -> None:
        self.language = language
        self._sections = sections
        self._messages: dict[str, MessageFormat] = {}

    def say(self, key: str, **values: int | str) -> str:
        """The sentence, its gaps filled. KeyError without such a key."""
        return self._message(key).format(dict(values))

    @property
    def direction(self) -> str:
        """How it is written: `ltr` or `rtl`."""
        return self.say("language.direction")

    def _message(self, key: str) -> MessageFormat:
        if key not in self._messages:
            leaf: Any = self._sections
            for part in key.split("."):
                leaf = leaf[part]
            if not isinstance(leaf, str):
                raise KeyError(key)
            self._messages[key] = MessageFormat(leaf, self.language)
        return self._messages[key]


@cache
def languages() -> dict[str, Words]:
    """Every language there is a file for, by its code; English, which all fall back to, first."""
    files = sorted(FOLDER.glob("*.json"), key=lambda file: (file.stem != "en", file.stem))
    return {file.stem: Words(file.stem, msgspec.json.decode(file.read_bytes())) for file in files}


def words(language: str) -> Words:
    """The language asked for, or English."""
    return languages().get(language) or languages()["en"]
