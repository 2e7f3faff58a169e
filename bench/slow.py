"""A first visit on slow 3G with an old phone: 400 kbit/s, 400 ms a request, a processor 4x slower.

A real Chromium with an empty cache opens the join page, taps Join, and sends an idea; each moment
is told on the page's own clock. In the same way and the same run it opens what peers' participants
would have to fetch (`bench/peer_pages.py`). Each is the median of several visits.
"""

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from playwright.async_api import Browser

from bench.browsing import browser as in_browser
from bench.figures import Figure
from bench.peer_pages import PEERS, PeerPage, peer_pages
from bench.seeding import seed_ideas
from bench.sizes import Sizes
from bench.slow_line import LIGHTHOUSE, PRESET, SLOW_3G, Line, slow_phone
from server.storage import open_log
from tests.server.servers import running

READY_MS = 5_000.0

JOIN = ".page-join button[type=submit]:enabled"
FIELD = "#idea:enabled"
SEND = ".compose button[type=submit]"
SENT = ".status-sent"


class Visit(msgspec.Struct):
    """In ms; the first two since the address was opened, the others since the tap before."""

    painted: float
    usable: float
    bytes_usable: float
    field: float = 0.0
    sent: float = 0.0
    bytes_sent: float = 0.0
    requests: float = 0.0


async def measure(sizes: Sizes) -> list[Figure]:
    with TemporaryDirectory() as folder:
        log = open_log(Path(folder), None)
        event = await seed_ideas(log, sizes.slow_ideas)
        await log.close()
        async with running(Path(folder)) as server, in_browser() as browser:
            if browser is None:
                return [Figure(measure="slow", what="not measured: no Chromium", value=0, unit="")]
            url = f"{server.url}/{event.code}"
            figures: list[Figure] = []
            for line in (SLOW_3G, LIGHTHOUSE, PRESET)[: sizes.slow_lines]:
                visits = [await _ours(browser, url, line) for _ in range(sizes.slow_visits)]
                figures += _figures(line, visits)
            return figures + await _peers(browser, sizes)


async def _ours(browser: Browser, url: str, line: Line) -> Visit:
    async with slow_phone(browser, line, url) as phone:
        usable = await phone.there(JOIN)
        visit = Visit(await phone.first_paint(), usable, phone.received)
        tapped = await phone.press(JOIN)
        visit.field = await phone.there(FIELD) - tapped
        await phone.page.locator(FIELD).fill("A quiet room for families, and warm drinks.")
        tapped = await phone.press(SEND)
        visit.sent = await phone.there(SENT) - tapped
        visit.bytes_sent, visit.requests = phone.received, phone.requests
        return visit


async def _peers(browser: Browser, sizes: Sizes) -> list[Figure]:
    if not sizes.slow_peers:
        return []
    async with peer_pages() as url:
        return [
            _peer_figure(peer, [await _peer(browser, url, peer) for _ in range(sizes.slow_peers)])
            for peer in PEERS
        ]


async def _peer(browser: Browser, url: str, peer: PeerPage) -> Visit:
    async with slow_phone(browser, SLOW_3G, f"{url}/{peer.path}") as phone:
        usable = await phone.there(peer.usable)
        return Visit(await phone.first_paint(), usable, phone.received)


def _figures(line: Line, visits: list[Visit]) -> list[Figure]:
    typical = _median(visits)
    spread = f"{min(v.usable for v in visits):,.0f} to {max(v.usable for v in visits):,.0f} ms"
    return [
        Figure(
            measure="slow",
            what=f"{line.name}: the join button can be pressed after",
            value=typical.usable,
            unit="ms",
            # At 2 s a request, two of them leave one second for all else: there to be looked at.
            bar=None if line is PRESET else READY_MS,
            beside={
                "visits": float(len(visits)),
                "from": spread,
                "first paint": f"{typical.painted:,.0f} ms",
                "received": f"{typical.bytes_usable / 1000:.1f} kB",
                "tap to the idea's field": f"{typical.field:,.0f} ms",
                "send to acknowledged": f"{typical.sent:,.0f} ms",
            },
        ),
        Figure(
            measure="slow",
            what=f"{line.name}: received until an idea is acknowledged",
            value=typical.bytes_sent / 1000,
            unit="kB",
            beside={"requests": float(typical.requests)},
        ),
    ]


def _peer_figure(peer: PeerPage, visits: list[Visit]) -> Figure:
    typical = _median(visits)
    return Figure(
        measure="slow",
        what=f"{peer.name}: usable after",
        value=typical.usable,
        unit="ms",
        beside={
            "visits": float(len(visits)),
            "first paint": f"{typical.painted:,.0f} ms",
            "received": f"{typical.bytes_usable / 1000:,.1f} kB",
            "what it is": peer.what,
        },
    )


def _median(visits: list[Visit]) -> Visit:
    fields = Visit.__struct_fields__
    middle = {name: statistics.median(getattr(v, name) for v in visits) for name in fields}
    return msgspec.convert(middle, Visit, strict=False)
