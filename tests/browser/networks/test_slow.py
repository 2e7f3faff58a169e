"""2G, with thirty of a hundred packets lost: what is modelled stands in tests/browser/air.py."""

import pytest
from playwright.async_api import expect

from tests.browser.air import Air
from tests.browser.conftest import OpenPage
from tests.browser.networks.events import IDEA, ideas_open, network_of, texts
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.servers import Server

pytestmark = pytest.mark.browser

# Generous: how long it takes is chance, and no promise.
PATIENCE = 180_000


async def test_on_a_bad_line_a_phone_joins_writes_and_follows(
    server: Server, open_page: OpenPage
) -> None:
    air = Air(seed=1909)
    async with ideas_open(server) as (code, facilitator), network_of(server, air) as network:
        page = await open_page("about:blank")
        page.set_default_timeout(PATIENCE)
        await page.goto(f"{network.url}/{code}")
        await page.get_by_role("button", name="Join", exact=True).click()
        phone = PhoneScreen(page)
        field = page.get_by_label("Your idea")
        await expect(field).to_be_visible(timeout=PATIENCE)
        await phone.post(IDEA)
        await all_is_sent(page)
        await expect(phone.card(IDEA)).to_contain_text("Sent", timeout=PATIENCE)
        await facilitator.until(lambda: texts(facilitator) == [IDEA])
        await facilitator.done("show_ideas")
        await facilitator.done("open_stage", stage=facilitator.stage("vote"))
        # The first dot may be asked for while the line is down: it counts once, and only once.
        await expect(page.get_by_text("Dots left: 5")).to_be_visible(timeout=PATIENCE)
        await phone.give_dots(IDEA, 1)
        await all_is_sent(page)
        await facilitator.until(
            lambda: [tally["dots"] for tally in facilitator.view["tallies"].values()] == [1]
        )
        assert air.lost > 0
