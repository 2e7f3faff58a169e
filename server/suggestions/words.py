"""A text as the words that carry it, in English or Welsh."""

import re
import unicodedata
from typing import Literal

from server.suggestions import english, welsh

Spoken = Literal["en", "cy"]

# With apostrophes inside, as in "don't" and "i'r".
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
# Letters that stand in words of the one language and seldom in the other's.
_ENGLISH = re.compile(r"[kqvxz]|ea|ee|oo|sh|ing$|ed$|tion")
_WELSH = re.compile(r"dd|wy|gw|yw|ngh|^[lrmn]h|^ll|iau$|au$|aeth$|yn$")
_BOTH = english.STOP & welsh.STOP


def stems(text: str, lang: str = "en") -> list[str]:
    """The stems of a text's words, in their order, without those that say little.

    A text of such words alone keeps them.
    """
    said = plain(text)
    if language(said, lang) == "cy":
        said = [word.partition("'")[0] for word in said]
        stem, stop = welsh.stem, welsh.STOP
    else:
        stem, stop = english.stem, english.STOP
    return [stem(word) for word in said if word not in stop] or [stem(word) for word in said]


def plain(text: str) -> list[str]:
    """The words of a text in small letters, without accents (not everybody can type ŵ)."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c)).replace("\u2019", "'")
    return _WORD.findall(bare)


def language(said: list[str], tagged: str) -> Spoken:
    """The language that a text is in: people write in either, whatever their screen's.

    Its small words tell, else its letters, else what it was tagged with.
    """
    bare = [word.partition("'")[0] for word in said]
    of_welsh = sum(word in welsh.STOP and word not in _BOTH for word in bare)
    of_english = sum(word in english.STOP and word not in _BOTH for word in said)
    if of_welsh == of_english:
        of_welsh = sum(bool(_WELSH.search(word)) for word in bare)
        of_english = sum(bool(_ENGLISH.search(word)) for word in bare)
    if of_welsh == of_english:
        return "cy" if tagged.startswith("cy") else "en"
    return "cy" if of_welsh > of_english else "en"
