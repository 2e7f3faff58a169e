"""Browsers that refuse to keep anything: private windows, blocked cookies, a full disk."""

import pytest
from playwright.async_api import expect

from tests.browser.audit import violations
from tests.browser.conftest import OpenPage
from tests.browser.networks.events import ideas_open, network_of, texts
from tests.browser.screens import PhoneScreen
from tests.server.servers import Server

pytestmark = pytest.mark.browser

REFUSALS = {
    "any access": """
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, {
            get() { throw new DOMException("denied", "SecurityError"); },
          });
        }
    """,
    "every write": """
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    """,
}


@pytest.mark.parametrize("script", REFUSALS.values(), ids=REFUSALS)
async def test_where_nothing_can_be_kept_all_works_and_the_person_is_told(
    server: Server, open_page: OpenPage, script: str
) -> None:
    async with ideas_open(server) as (code, facilitator), network_of(server) as network:
        page = await open_page("about:blank")
        await page.add_init_script(script)
        await page.goto(f"{network.url}/{code}")
        phone = await PhoneScreen(page).join()
        await expect(page.get_by_text("This browser keeps nothing.")).to_be_visible()
        await phone.post("one")
        await expect(phone.card("one")).to_contain_text("Sent")
        await network.cut()
        await expect(page.get_by_text("You're offline.")).to_be_visible()
        await phone.post("two")
        await expect(phone.card("two")).to_contain_text("Kept while this page stays open")
        await expect(page.get_by_text("kept on this phone")).to_have_count(0)
        await expect(page.get_by_text("Not sent yet: 1.")).to_be_visible()
        await phone.write_idea("Half a thought")
        assert await violations(page) == []
        await network.mend()
        await expect(phone.card("two")).to_contain_text("Sent")
        await facilitator.until(lambda: texts(facilitator) == ["one", "two"])
        assert await page.get_by_label("Your idea").input_value() == "Half a thought"
        await page.get_by_role("button", name="Cymraeg").click()
        await expect(page.get_by_text("Nid yw'r porwr hwn yn cadw dim.")).to_be_visible()
