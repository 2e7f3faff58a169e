"""What may have to be looked at before everybody sees it: found by pattern and by lists.

Nothing here knows what is rude or who works where: words and names are lists that somebody brings,
one entry a line. Numbers and addresses are found by their form.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sessions.wire import Flag

_TOKEN = re.compile(r"[^\W_]+")
_COMMENT = "#"

# ann@example.org, ann (at) example.org, ann at example dot org
_AT = r"(?:\s?@\s?|\s?[(\[{]\s?at\s?[)\]}]\s?)"
_DOT = r"(?:\.|\s?[(\[{]\s?dot\s?[)\]}]\s?)"
_EMAIL = re.compile(
    rf"[\w.+'-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}})+"
    r"|[\w.+'-]{1,64}\s+at\s+[\w-]{1,63}(?:\s+dot\s+[\w-]{2,63})+",
    re.IGNORECASE,
)

# +44 (0)1483 900 123, 0033 1 70 18 99 00, 07700-900123, 029.2018.0123, 44 7700 900123
_SEPARATOR = r"[\s().\-\u2010-\u2015]{0,3}"
_NUMBER = re.compile(
    rf"(?:\+|(?<!\d)00)(?:{_SEPARATOR}\d){{8,15}}(?!\d)"
    rf"|(?<![\d.,])0(?:{_SEPARATOR}\d){{9,10}}(?!\d)"
    rf"|(?<![\d.,])44(?:{_SEPARATOR}\d){{10}}(?!\d)"
)
_GROUPED = re.compile(r"(?<!\d)\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)")
# A local number has no form of its own: what stands before it tells.
_CALLED = re.compile(
    r"\b(?:tele?phone|tel|phone|mobile|mob|whatsapp|ring|call|text|ff[oô]n|ffoni(?:o|wch)|rhif)\b"
    r"\W{1,3}(?:\w+\W{1,3}){0,3}?\d(?:[\s-]?\d){5,}",
    re.IGNORECASE,
)
_PHONES = (_NUMBER, _GROUPED, _CALLED)


class Entry(NamedTuple):
    """One entry of a list: its words, whether the last is a beginning, whether capitals count."""

    tokens: tuple[str, ...]
    stem: bool = False
    capital: bool = False


class Lists(msgspec.Struct, frozen=True):
    """The entries of a word list and of a name list, by the first word of each."""

    words: dict[str, list[Entry]] = {}
    names: dict[str, list[Entry]] = {}

    @classmethod
    def of(cls, words: str = "", names: str = "") -> "Lists":
        """From lists as they are brought: one entry a line, `#` before what is no entry."""
        return cls(_index(_entries(words)), _index(_entries(names, of_names=True)))


NOTHING = Lists()


@lru_cache(maxsize=256)
def lists_of(words: str, names: str) -> Lists:
    """The same, read once: a session's lists are asked for with every idea."""
    return Lists.of(words, names)


def _entries(listed: str, *, of_names: bool = False) -> Iterable[Entry]:
    for line in listed.splitlines():
        entry = line.partition(_COMMENT)[0].strip()
        tokens = tuple(token.folded for token in _tokens(entry))
        if tokens:
            # Grace and Will are words too: written with a capital, a single name needs one.
            capital = of_names and len(tokens) == 1 and entry[:1].isupper()
            yield Entry(tokens, entry.endswith("*"), capital)


def _index(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.tokens[0], []).append(entry)
    return found


class _Token(NamedTuple):
    folded: str
    capital: bool


def _tokens(text: str) -> list[_Token]:
    """The words of a text without case and accents: who types in a hurry leaves both out."""
    plain = _without_marks(text)
    return [_Token(one.casefold(), one[:1].isupper()) for one in _TOKEN.findall(plain)]


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Cf"))


def flags(texts: Iterable[str | None], *lists: Lists, signed: str | None = None) -> list[Flag]:
    """What was found in these texts. `signed` is a name that somebody put under their own."""
    written = [text for text in texts if text]
    everything = [*written, signed] if signed else written
    found: list[Flag] = []
    if any(_has_email(text) for text in everything):
        found.append("email")
    if any(_has_phone(text) for text in everything):
        found.append("phone")
    if any(one.words for one in lists) and any(
        _has_entry(_tokens(text), one.words) for text in everything for one in lists
    ):
        found.append("word")
    if any(one.names for one in lists) and any(
        _has_entry(_tokens(text), one.names) for text in written for one in lists
    ):
        found.append("name")
    return found


def _has_email(text: str) -> bool:
    return _EMAIL.search(_plain(text)) is not None


def _has_phone(text: str) -> bool:
    plain = _plain(text)
    return any(pattern.search(plain) for pattern in _PHONES)


def _plain(text: str) -> str:
    """Digits of any script as 0 to 9, full-width signs as plain ones, nothing invisible."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in plain
        if unicodedata.category(c) != "Cf"
    )


def _has_entry(tokens: Sequence[_Token], entries: dict[str, list[Entry]]) -> bool:
    for place, token in enumerate(tokens):
        for entry in entries.get(token.folded, ()):
            if _stands_at(tokens, place, entry):
                return True
        # The beginning of a word can be an entry of its own.
        for length in range(1, len(token.folded)):
            for entry in entries.get(token.folded[:length], ()):
                if entry.stem and len(entry.tokens) == 1:
                    return True
    return False


def _stands_at(tokens: Sequence[_Token], place: int, entry: Entry) -> bool:
    if entry.capital and not tokens[place].capital:
        return False
    *first, last = entry.tokens
    here = [token.folded for token in tokens[place : place + len(entry.tokens)]]
    if len(here) < len(entry.tokens) or here[:-1] != first:
        return False
    return here[-1].startswith(last) if entry.stem else here[-1] == last
