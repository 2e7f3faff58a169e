"""People's words: how they are tidied, and how long they may be."""

import re
import unicodedata

IDEA_LENGTH = 500
PLEDGE_LENGTH = 500
NAME_LENGTH = 60
FIELD_LENGTH = 120
THEME_LENGTH = 80
# A scenario card or a poem.
PROMPT_LENGTH = 1500
ALT_LENGTH = 500
SCRIPT_LENGTH = 2000
STORY_LENGTH = 1000
AFTER_LENGTH = 2000
NOTE_LENGTH = 1000
NOTICE_LENGTH = 4000
TITLE_LENGTH = 120
ABOUT_LENGTH = 1000

# Controls and direction overrides can make a projected line read as something else. U+FFFE and
# U+FFFF are no characters: no document made of XML may hold them.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
# Letters that show nothing: Hangul fillers, the empty Braille pattern.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_STANZAS = re.compile(r" ?\n *\n[ \n]*")


def tidy(text: str) -> str:
    """The text in NFC, without control characters, runs of blanks and outer blanks."""
    return _BREAKS.sub("\n", _plain(text)).strip()


def tidy_verse(text: str) -> str:
    """Like tidy, for what is read as it was set: one empty line may stand between two others."""
    stanzas = _STANZAS.split(_plain(text).strip())
    return "\n\n".join(_BREAKS.sub("\n", one).strip() for one in stanzas)


def _plain(text: str) -> str:
    text = _UNSAFE.sub("", text.replace("\r\n", "\n"))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text))


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen."""
    return all(c in _BLANKS or unicodedata.category(c)[0] in "CZ" for c in text)


def tidy_line(text: str) -> str:
    """Like tidy, for a field that is one line."""
    return tidy(text.replace("\n", " "))
