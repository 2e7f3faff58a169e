"""What the tests of HTTP share: the server without a process, pages and QR codes taken apart."""

import contextlib
import re
from collections.abc import AsyncIterator, Callable
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import httpx
import qrcode
from qrcode.constants import ERROR_CORRECT_Q

from server.app import build
from server.clock import now_ms
from server.settings import Settings
from sessions.log import Log, MemoryLog

NEW = {"title": "Better mornings"}


@contextlib.asynccontextmanager
async def app(
    *,
    client: str = "127.0.0.1",
    log: Log | None = None,
    clock: Callable[[], int] = now_ms,
    **settings: Any,
) -> AsyncIterator[httpx.AsyncClient]:
    """The server without a process, asked from some address."""
    built = build(Settings(**settings), log or MemoryLog(), port=8000, clock=clock)
    transport = httpx.ASGITransport(app=built, client=(client, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://hall.test") as http:
        yield http
    await built._app.other_asgi_app.state.context.rooms.close()


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}".strip()}


class Page(HTMLParser):
    """A page's scripts, styles and whatever else could run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.tags: set[str] = set()
        self.lang: str | None = None
        self.data = ""
        self._in: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.handlers += [name for name in found if name.startswith("on") or name == "style"]
        if tag == "script":
            self.scripts.append(found)
        if tag == "html":
            self.lang = found.get("lang")
        self.links += [value for name, value in attrs if name in ("src", "href") and value]
        self._in = found.get("id")

    def handle_data(self, data: str) -> None:
        if self._in == "data":
            self.data += data
        self._in = None


def screens(code: str) -> list[str]:
    return [
        "/",
        *(f"/{code}{rest}" for rest in ("", "/board", "/facilitate", "/poster", "/cards", "/plan")),
    ]


def modules(svg: bytes) -> list[list[bool]]:
    """What a camera would see: the dark squares of a QR code's path."""
    root = ElementTree.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    [path] = root.iter("{http://www.w3.org/2000/svg}path")
    dark = {(int(y), int(x)) for x, y in re.findall(r"M(\d+),(\d+)", path.attrib["d"])}
    return [[(row, column) in dark for column in range(size)] for row in range(size)]


def expected(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=4)
    code.add_data(text)
    return code.get_matrix()
