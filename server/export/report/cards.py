"""Pledge cards on paper: eight to a sheet, each with a code for the page of what came of them.

A card is what hung on the wall: whose the pledge is stands on it as far as they put it there.
"""

from collections.abc import Sequence

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathImage

from server.export.report import typesetting
from server.export.report.data import plain_in
from server.export.report.model import Card
from server.export.report.sections import pledges
from server.export.report.sections.source import Source
from sessions.state import Pledge, SessionState

_SOURCE = "cards.typ"
_FACTS = ("who", "group", "by_when", "due")


def write(state: SessionState, languages: Sequence[str], now: int, address: str = "") -> bytes:
    """The sheets as PDF; `address` is where the event's pages are, `now` in ms."""
    return typesetting.pdf(_SOURCE, *_sheets(state, languages, address), now=now)


def pages(state: SessionState, languages: Sequence[str], address: str, ppi: float) -> list[bytes]:
    """The same as pictures (PNG), one a sheet."""
    return typesetting.png(_SOURCE, *_sheets(state, languages, address), ppi=ppi)


def _sheets(
    state: SessionState, languages: Sequence[str], address: str
) -> tuple[dict[str, object], dict[str, bytes]]:
    source = Source.of(state, languages, address)
    story = f"{address}/story" if address else None
    data = plain_in(
        languages[0],
        title=source.title(),
        alt=source.say("cards_alt"),
        address=story,
        cards=[_card(source, one) for one in pledges.public(source)],
    )
    return data, {"code.svg": _code(story)} if story else {}


def _card(source: Source, pledge: Pledge) -> Card:
    return pledges.card(source, pledge, _FACTS)


def _code(url: str) -> bytes:
    """The white of the card is its quiet zone."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(url)
    return bytes(code.make_image(image_factory=SvgPathImage).to_string())
