"""The board brings its typefaces, and has them for Welsh; a phone fetches none."""

import pytest
from playwright.async_api import Page, Response, expect

from tests.browser.conftest import BOARD, PHONE, OpenPage
from tests.server.servers import Server

LETTERS = "Llŷr a'r tŵr"
# Which of the page's faces a word of ours is set in, ŵ and ŷ too.
LOADED = """() => [...document.fonts].filter((face) => face.status === "loaded")
  .map((face) => `${face.family.replaceAll('"', "")} ${face.unicodeRange.slice(0, 10)}`)"""


async def fonts_of(page: Page) -> list[Response]:
    found: list[Response] = []
    page.on("response", lambda answer: ".woff2" in answer.url and found.append(answer))
    await page.reload()
    await expect(page.locator("h1").first).to_be_visible()
    await page.evaluate("() => document.fonts.ready.then(() => null)")
    return found


@pytest.mark.browser
async def test_the_board_has_its_faces(server: Server, open_page: OpenPage) -> None:
    links = await server.create(title=LETTERS, purpose=LETTERS)
    at = f"{server.url}/{links['code']}"
    board = await open_page(f"{at}/board", BOARD)
    fetched = await fonts_of(board)
    assert {answer.headers["content-type"] for answer in fetched} == {"font/woff2"}
    assert all(answer.url.startswith(server.url) for answer in fetched)
    for face in ("Atkinson Hyperlegible Next", "Fraunces"):
        loaded = await board.evaluate(LOADED)
        assert {f"{face} U+0-FF, U+", f"{face} U+100-2BA,"} <= set(loaded), loaded
    phone = await open_page(at, PHONE)
    assert await fonts_of(phone) == []
