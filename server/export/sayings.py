"""Words in the languages that a file speaks, side by side."""

from collections.abc import Mapping, Sequence

from server.words import words

BETWEEN = " / "


class Sayings:
    """`languages` are one of the session's or several, the first one first."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = list(languages)
        self._words = [words(language) for language in languages]

    def __call__(self, key: str) -> str:
        """A word of the files' own section."""
        return self.key(f"export.{key}")

    def key(self, key: str, between: str = BETWEEN, **values: int | str) -> str:
        """The same of any section's words."""
        return between.join(dict.fromkeys(one.say(key, **values) for one in self._words))

    def texts(self, given: Mapping[str, str]) -> str:
        """What people said in several languages: in these, or else in whichever there is."""
        found = [given[lang] for lang in self.languages if given.get(lang)]
        return BETWEEN.join(dict.fromkeys(found or given.values()))

    @property
    def is_rtl(self) -> bool:
        """Whether it is read from right to left."""
        return self._words[0].direction == "rtl"
