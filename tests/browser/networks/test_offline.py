"""No network at all, for a while: nothing is lost, and the phone says what has left it."""

import pytest
from playwright.async_api import Error, expect

from tests.browser.audit import violations
from tests.browser.conftest import HALL, OpenPage
from tests.browser.networks.events import ideas_open, network_of, texts
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.servers import Server

pytestmark = pytest.mark.browser

KEPT = "Kept on this phone"


async def test_words_outlive_a_reload_without_a_network(
    server: Server, open_page: OpenPage
) -> None:
    """As in a venue: the page has a plain address, and so no way to be there without a network."""
    async with ideas_open(server) as (code, facilitator), network_of(server) as network:
        url = f"http://{HALL}:{network.port}/{code}"
        page = await open_page(url)
        phone = await PhoneScreen(page).join()
        await network.cut()
        await phone.post("one")
        await expect(phone.card("one")).to_contain_text(KEPT)
        await phone.write_idea("Half a thought")
        with pytest.raises(Error, match="ERR_CONNECTION"):
            await page.reload()
        await page.wait_for_url("chrome-error://chromewebdata/")
        await network.mend()
        await page.goto(url)
        await phone.is_online()
        await all_is_sent(page)
        await expect(phone.card("one")).to_contain_text("Sent")
        assert await page.get_by_label("Your idea").input_value() == "Half a thought"
        await facilitator.until(lambda: texts(facilitator) == ["one"])


async def test_a_change_begun_without_a_network_goes_on_when_the_idea_arrives(
    server: Server, open_page: OpenPage
) -> None:
    async with ideas_open(server) as (code, facilitator), network_of(server) as network:
        page = await open_page(f"{network.url}/{code}")
        phone = await PhoneScreen(page).join()
        await phone.post("before")
        await page.wait_for_load_state("networkidle")
        await network.cut()
        await phone.post("Tea")
        await phone.post("Milk")
        await phone.card("Tea").get_by_role("button", name="Edit").click()
        field = page.get_by_label("Change your idea")
        await field.fill("Tea, and")
        await phone.card("Milk").get_by_role("button", name="Withdraw").click()
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_be_visible()
        await network.mend()
        await facilitator.until(lambda: len(texts(facilitator)) == 3)
        await all_is_sent(page)
        # Neither the question nor the half-written change has gone.
        await dialog.get_by_role("button", name="Withdraw").click()
        await expect(field).to_have_value("Tea, and")
        await field.press_sequentially(" more")
        await page.get_by_role("button", name="Save").click()
        await facilitator.until(lambda: texts(facilitator) == ["before", "Tea, and more"])


async def test_everything_that_people_do_says_whether_it_has_left_the_phone(
    server: Server, open_page: OpenPage
) -> None:
    async with ideas_open(server) as (code, facilitator), network_of(server) as network:
        page = await open_page(f"{network.url}/{code}")
        phone = await PhoneScreen(page).join()
        for text in ("first", "second"):
            await phone.post(text)
            await expect(phone.card(text)).to_contain_text("Sent")
        await page.wait_for_load_state("networkidle")

        await network.cut()
        await expect(page.get_by_text("You're offline.")).to_be_visible()
        await phone.card("first").get_by_role("button", name="Edit").click()
        await page.get_by_label("Change your idea").fill("changed")
        await page.get_by_role("button", name="Save").click()
        await expect(phone.card("changed")).to_contain_text(KEPT)
        await phone.card("second").get_by_role("button", name="Withdraw").click()
        await page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
        await expect(page.get_by_text("Not sent yet: 2.")).to_be_visible()
        assert await violations(page) == []
        await network.mend()
        await expect(phone.card("changed")).to_contain_text("Sent")
        await all_is_sent(page)
        await facilitator.until(lambda: texts(facilitator) == ["changed"])

        await facilitator.done("show_ideas")
        await facilitator.done("open_stage", stage=facilitator.stage("vote"))
        await page.wait_for_load_state("networkidle")
        await expect(page.get_by_text("Dots left: 5")).to_be_visible()
        dock = page.locator(".budget")
        await phone.give_dots("changed", 1)
        await expect(dock).to_contain_text("Sent")
        await network.cut()
        await expect(page.get_by_text("You're offline.")).to_be_visible()
        await phone.card("changed").get_by_role("button", name="Take a dot back").click()
        await expect(dock).to_contain_text(KEPT)
        await network.mend()
        await all_is_sent(page)
        await expect(page.get_by_text("Dots left: 5")).to_be_visible()

        await facilitator.done("open_stage", stage=facilitator.stage("pledges"))
        await expect(page.get_by_role("button", name="Make a pledge")).to_be_visible()
        await page.wait_for_load_state("networkidle")
        await network.cut()
        await expect(page.get_by_text("You're offline.")).to_be_visible()
        await phone.pledge("I will ask", "Action")
        await expect(phone.card("I will ask")).to_contain_text(KEPT)
        await network.mend()
        await expect(phone.card("I will ask")).to_contain_text("Sent")
