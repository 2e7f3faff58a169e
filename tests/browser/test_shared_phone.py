"""Several people with one phone: each their own, and nobody sees another's things."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.browser.network import Network
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser
PICTURES = Path("test-results/screenshots")
NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}


class Shared(PhoneScreen):
    """A phone that several people use."""

    async def add(self, name: str, *, acting: bool = False) -> None:
        await self.page.get_by_label("What shall this phone call them?").fill(name)
        if acting:
            await self.page.get_by_role("radio", name="I act for them").check(force=True)
            await self.page.get_by_role("checkbox", name="They have agreed").check(force=True)
        await self.page.get_by_role("button", name="Add them").click()
        await expect(self.whose).to_be_visible()

    @property
    def whose(self) -> Locator:
        return self.page.get_by_role("heading", name="Whose turn is it?")

    def choice(self, name: str) -> Locator:
        """A person, where it is asked whose turn it is."""
        return self.page.locator(".turns").get_by_role("button", name=name)

    async def take(self, name: str) -> None:
        """It is this person's turn."""
        await self.choice(name).click()
        await expect(self.page.locator(".turn")).to_contain_text(f"Now: {name}")

    async def hand_on(self, name: str) -> None:
        await self.page.get_by_role("button", name="Pass the phone on").click()
        await expect(self.whose).to_be_visible()
        await self.take(name)


class Room:
    """An event, its console, and a phone of three people: Siân's, with Mum and Dad."""

    phone: Shared

    def __init__(self, server: Server, links: dict[str, str]) -> None:
        self.links = links
        self.code = links["code"]
        self.facilitator = Phone(
            server.url, self.code, "facilitator", token=links["facilitator_token"]
        )

    @classmethod
    async def of(cls, server: Server, open_page: OpenPage, url: str = "") -> "Room":
        room = cls(server, await server.create())
        await room.facilitator.connect()
        page = await open_page(f"{url or server.url}/{room.code}", PHONE)
        room.phone = Shared(page)
        await room.phone.join()
        await page.get_by_role("button", name="Somebody here without a phone?").click()
        await room.phone.add("Mum")
        await page.get_by_role("button", name="Add another person").click()
        await room.phone.add("Dad")
        return room

    async def opens(self, kind: str) -> None:
        await self.facilitator.done("open_stage", stage=self.facilitator.stage(kind))

    async def ideas(self, n: int) -> None:
        await self.facilitator.until(lambda: len(self.facilitator.view["ideas"]) == n)


async def fits(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_three_people_take_part_with_one_phone(server: Server, open_page: OpenPage) -> None:
    network = await Network(server.port).start()
    room = await Room.of(server, open_page, f"http://127.0.0.1:{network.port}")
    phone, page = room.phone, room.phone.page
    await expect(page.get_by_role("heading", level=1)).to_be_focused()
    await page.screenshot(path=PICTURES / "shared-whose.png", full_page=True)
    assert await violations(page) == []
    await room.opens("ideas")
    await phone.take("Owner of this phone")
    await phone.post("The owner's own")
    await phone.hand_on("Mum")
    await expect(page.get_by_text("The owner's own")).to_have_count(0)
    await phone.write_idea("Half typed by Mum")
    await phone.hand_on("Dad")
    await expect(page.get_by_label("Your idea")).to_have_value("")
    await phone.post("Dad's bench")
    await page.screenshot(path=PICTURES / "shared-turn.png", full_page=True)
    assert await violations(page) == []
    await all_is_sent(page)

    # Without a network, and over a reload.
    await network.cut()
    await expect(page.get_by_text("You're offline.")).to_be_visible()
    await phone.hand_on("Mum")
    await expect(page.get_by_label("Your idea")).to_have_value("Half typed by Mum")
    await page.get_by_role("button", name="Send idea").click()
    await expect(phone.card("Half typed by Mum")).to_contain_text("Kept on this phone")
    await network.mend()
    await page.reload()
    await expect(phone.whose).to_be_visible()
    await expect(page.get_by_text("Half typed by Mum")).to_have_count(0)
    await all_is_sent(page)
    await room.ideas(3)
    await phone.take("Mum")
    await expect(phone.card("Half typed by Mum")).to_contain_text("Sent")
    await expect(page.get_by_text("Dad's bench")).to_have_count(0)

    await room.facilitator.done("show_ideas")
    await room.opens("vote")
    await phone.give_dots("Dad's bench", 3)
    await expect(page.get_by_text("Dots left: 2")).to_be_visible()
    await phone.hand_on("Dad")
    await expect(page.get_by_text("Dots left: 5")).to_be_visible()
    await phone.give_dots("The owner's own", 1)
    await expect(page.get_by_text("Dots left: 4")).to_be_visible()
    await phone.hand_on("Owner of this phone")
    await expect(page.get_by_text("Dots left: 5")).to_be_visible()
    await room.facilitator.until(lambda: room.facilitator.live["voted"] == 2)
    await room.facilitator.until(lambda: room.facilitator.live["connected"] == 3)

    await room.opens("pledges")
    await phone.hand_on("Mum")
    await phone.pledge("I will ask twice", "Culture")
    await phone.hand_on("Dad")
    await expect(page.get_by_role("heading", name="Your pledge")).to_have_count(0)
    await page.get_by_role("button", name="Join").click()
    await all_is_sent(page)
    await room.facilitator.until(
        lambda: [one["joiners"] for one in room.facilitator.view["pledges"].values()] == [1]
    )
    await room.facilitator.leave()
    await network.cut()


async def test_somebody_acts_for_another_with_their_agreement(
    server: Server, open_page: OpenPage
) -> None:
    room = await Room.of(server, open_page)
    phone, page = room.phone, room.phone.page
    await room.opens("ideas")
    await page.get_by_role("button", name="Add another person").click()
    await page.get_by_role("radio", name="I act for them").check(force=True)
    await page.get_by_role("button", name="Add them").click()
    await expect(page.get_by_text("Ask them first.")).to_be_visible()
    await expect(page.get_by_role("checkbox", name="They have agreed")).to_be_focused()
    await page.screenshot(path=PICTURES / "shared-agreement.png", full_page=True)
    assert await violations(page) == []
    await phone.add("Gran", acting=True)
    await expect(phone.choice("Gran")).to_contain_text("You act for them")
    await phone.take("Gran")
    await phone.post("A lower counter")
    await all_is_sent(page)
    assert not room.facilitator.says("Gran")

    await page.get_by_role("button", name="Pass the phone on").click()
    await page.locator("summary", has_text="Change who uses this phone").click()
    await page.screenshot(path=PICTURES / "shared-manage.png", full_page=True)
    assert await violations(page) == []
    await page.get_by_role("button", name="They no longer agree: Gran").click()
    await page.get_by_role("button", name="Put aside: Dad").click()
    await expect(phone.choice("Dad")).to_have_count(0)
    await room.facilitator.until(lambda: room.facilitator.live["connected"] == 3)
    await phone.take("Gran")
    await expect(page.get_by_text("You can only withdraw")).to_be_visible()
    await page.get_by_label("Your idea").fill("Not agreed to")
    await page.get_by_role("button", name="Send idea").click()
    await expect(page.get_by_role("region", name="Not sent")).to_contain_text("Not agreed to")
    await page.screenshot(path=PICTURES / "shared-ended.png", full_page=True)
    assert await violations(page) == []
    await phone.card("A lower counter").get_by_role("button", name="Withdraw").click()
    await page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    await room.ideas(0)
    await phone.hand_on("Mum")
    await expect(page.get_by_text("Not agreed to")).to_have_count(0)
    await page.get_by_role("button", name="Pass the phone on").click()
    await expect(phone.choice("Gran")).to_contain_text("was not sent")
    await page.locator("summary", has_text="Change who uses this phone").click()
    await page.get_by_role("button", name="Bring back: Dad").click()
    await phone.take("Dad")
    await room.facilitator.leave()


async def test_another_phone_takes_everybody_along_in_welsh_and_narrow(
    server: Server, open_page: OpenPage
) -> None:
    room = await Room.of(server, open_page)
    phone = room.phone
    await phone.take("Mum")
    token = await phone.page.evaluate(f"localStorage.getItem('pledgewall:{room.code}:token')")
    at = f"{server.url}/{room.code}#place={token}"
    page = await open_page(at, NARROW, locale="cy-GB")
    await expect(page.get_by_role("heading", name="Tro pwy yw hi?")).to_be_visible()
    # What a phone calls somebody is known to that phone alone.
    await expect(page.get_by_role("button", name="Person 2")).to_be_visible()
    await page.get_by_text("Newid pwy sy'n defnyddio'r ffôn hwn").click()
    await fits(page)
    await page.screenshot(path=PICTURES / "shared-whose-cy.png", full_page=True)
    assert await violations(page) == []
    await page.get_by_role("button", name="Person 3", exact=True).click()
    await expect(page.locator(".turn")).to_contain_text("Nawr: Person 3")
    await room.opens("ideas")
    await page.get_by_label("Eich syniad").fill("Te wrth y ddesg")
    await page.get_by_role("button", name="Anfon syniad").click()
    await room.ideas(1)
    await phone.hand_on("Dad")
    await expect(phone.card("Te wrth y ddesg")).to_be_visible()
    await fits(page)
    await page.screenshot(path=PICTURES / "shared-turn-cy.png", full_page=True)
    assert await violations(page) == []
    await PhoneScreen(page).unfold_foot()
    await page.get_by_role("button", name="Rhywun yma heb ffôn?").click()
    await page.get_by_role("radio", name="Fi.").check(force=True)
    await fits(page)
    await page.screenshot(path=PICTURES / "shared-add-cy.png", full_page=True)
    assert await violations(page) == []
    await room.facilitator.leave()


async def test_the_console_counts_people_and_tells_no_more(
    server: Server, open_page: OpenPage
) -> None:
    room = await Room.of(server, open_page)
    page = await open_page(
        f"{server.url}/{room.code}/facilitate#{room.links['facilitator_token']}", LAPTOP
    )
    await expect(page.get_by_text("3 people here", exact=True)).to_be_visible()
    console = ConsoleScreen(page)
    helped = await Phone(server.url, room.code).connect()
    for _ in range(3):
        await helped.done("add_seat", acting=True, agreed=True)
    await console.tab("Perspectives")
    await expect(page.get_by_text("People with somebody acting for them: 3")).to_be_visible()
    await expect(page.get_by_text("7 people here", exact=True)).to_be_visible()
    assert await violations(page) == []
    for one in (helped, room.facilitator):
        await one.leave()


async def test_adding_somebody_begins_at_the_top_of_its_page(
    server: Server, open_page: OpenPage
) -> None:
    perspectives = [{"names": {"en": name}} for name in ("Carer", "Staff", "Community group")]
    links = await server.create(perspectives=perspectives)
    page = await open_page(f"{server.url}/{links['code']}", NARROW)
    await PhoneScreen(page).join()
    await page.get_by_role("button", name="Somebody here without a phone?").first.click()
    await expect(page.get_by_role("heading", name="Add somebody to this phone")).to_be_in_viewport()
