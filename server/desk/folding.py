"""Words as they are searched: without accents, capitals and apostrophes; by how they begin, and by
what the forms of one have in common.

One function takes a text apart, for what is kept, for what is asked, and for what is marked.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from server.suggestions import english, welsh
from server.suggestions.words import Spoken, language, plain

MOST_WORDS = 10
# Marks that belong to the letter before them stand inside a word, as apostrophes do.
_MARKS = r"\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}]|['\u2019](?=[^\W_]))*")
_STEMS = {"en": english.stem, "cy": welsh.stem}


class Word(NamedTuple):
    """A word, where it stands in its text, and the ways in which it may be asked for."""

    start: int
    end: int
    forms: tuple[str, ...]


def words(text: str) -> Iterator[Word]:
    """The words of a text. "i'r" may be asked for as "i", "r" or "ir"."""
    for found in _WORD.finditer(text):
        parts = re.split("['\u2019]", found[0])
        forms = (_folded("".join(parts)), *(map(_folded, parts) if len(parts) > 1 else ()))
        if kept := tuple(form for form in forms if form):
            yield Word(found.start(), found.end(), kept)


def _folded(word: str) -> str:
    """Letters and figures alone, small, bare of accents."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(c for c in bare if c.isalnum())


def spoken(text: str, tagged: str) -> Spoken:
    return language(plain(text), tagged)


def stem(form: str, lang: Spoken) -> str:
    """What the forms of a word have in common in a language, named after it."""
    return lang + _STEMS[lang](form)


class Question:
    """What somebody looks for: texts in which each of its words begins a word, or is one's form."""

    def __init__(self, asked: str) -> None:
        self.forms = tuple(dict.fromkeys(word.forms[0] for word in words(asked)))[:MOST_WORDS]
        self._stems = {lang: {stem(form, lang) for form in self.forms} for lang in ("en", "cy")}

    def marks(self, text: str, lang: Spoken) -> list[tuple[int, int]]:
        """Where the words stand in a text that are asked for."""
        return [(word.start, word.end) for word in words(text) if self._asks_for(word, lang)]

    def begins_words_of(self, text: str) -> bool:
        """Whether each word that is asked for begins one of a text."""
        forms = [form for word in words(text) for form in word.forms]
        return all(any(form.startswith(asked) for form in forms) for asked in self.forms)

    def _asks_for(self, word: Word, lang: Spoken) -> bool:
        return any(
            form.startswith(self.forms) or stem(form, lang) in self._stems[lang]
            for form in word.forms
        )
