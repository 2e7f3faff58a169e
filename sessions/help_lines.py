"""Help lines: where people can turn, as the organiser says. None comes with the program.

Phones make links of them. So a number is digits and nothing else, an address begins with
`https://`, and whatever is not one is refused.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import HelpLineText, SetHelpLines
from sessions.events import Event, HelpLinesSet
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched
from sessions.wire import HelpLine

MOST = 8
WEB_LENGTH = 200

_BETWEEN = re.compile(r"[\s().\-\u2010-\u2015]+")
_NUMBER = re.compile(r"\+?[0-9]{3,15}")
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}", re.IGNORECASE
)
_SAFE = re.compile(r"[!-~]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


def set_lines(state: SessionState, command: SetHelpLines, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    lines = lines_of(command.lines)
    return [] if lines == state.help_lines else [HelpLinesSet(at=now, lines=lines)]


def lines_of(asked: Sequence[HelpLineText]) -> list[HelpLine]:
    """What is asked for, as it is kept. Raises Refuse: it says which line is wrong, from 1."""
    if len(asked) > MOST:
        raise Refuse(Code.TOO_MANY)
    return [_line(one, n) for n, one in enumerate(asked, 1)]


def _line(asked: HelpLineText, n: int) -> HelpLine:
    found = HelpLine(
        names=_texts(asked.names, text.THEME_LENGTH),
        phone=_number(asked.phone, n),
        text=_number(asked.text, n),
        web=_web(asked.web, n),
        notes=_texts(asked.notes, text.FIELD_LENGTH),
    )
    if not found.names or not (found.phone or found.text or found.web):
        raise Refuse(Code.BAD_HELP_LINE, n=n)
    return found


def _texts(asked: Mapping[str, str], limit: int) -> dict[str, str]:
    found = {lang: words.optional(one, limit) for lang, one in asked.items()}
    return {lang: one for lang, one in found.items() if one}


def _number(asked: str, n: int) -> str | None:
    """A number as it is read aloud: blanks stay, other marks between figures become blanks."""
    typed = words.optional(asked, text.FIELD_LENGTH)
    if typed is None:
        return None
    figures = _BETWEEN.sub(" ", typed).strip()
    if not _NUMBER.fullmatch(figures.replace(" ", "")):
        raise Refuse(Code.BAD_NUMBER, n=n)
    return figures


def _web(asked: str, n: int) -> str | None:
    """An address of the web; without a scheme, of https."""
    typed = words.optional(asked, WEB_LENGTH)
    if typed is None:
        return None
    address = typed if _SCHEME.match(typed) else f"https://{typed}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise Refuse(Code.BAD_LINK, n=n) from None
    whole = _SAFE.fullmatch(address) and port is None and "@" not in parts.netloc
    if not whole or parts.scheme != "https" or not _HOST.fullmatch(parts.hostname or ""):
        raise Refuse(Code.BAD_LINK, n=n)
    return f"https://{address.partition('://')[2]}"


def on_set(state: SessionState, event: HelpLinesSet, touched: Touched) -> None:
    state.help_lines = event.lines
    touched.add("session", "session")


DECIDERS: Deciders = {SetHelpLines: set_lines}
EVOLVERS: Evolvers = {HelpLinesSet: on_set}
