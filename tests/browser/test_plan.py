"""After the event: from a phone to the plan at home, and back to the console."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.audit import audited
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.browser.test_shared_phone import Room
from tests.server import pictures
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

PICTURES = Path("test-results/screenshots")
PLEDGE = "I will ring Mrs Jones each week"


class Event:
    """An event at its pledges: its address, its links, a facilitator on a socket."""

    def __init__(self, server: Server, links: dict[str, str]) -> None:
        self.server, self.links = server, links
        self.at = f"{server.url}/{links['code']}"
        self.people: list[Phone] = []

    async def begin(self) -> "Event":
        token = self.links["facilitator_token"]
        self.desk = Phone(self.server.url, self.links["code"], "facilitator", token=token)
        await self.desk.connect()
        await self.go("pledges")
        return self

    async def go(self, kind: str) -> None:
        await self.desk.done("open_stage", stage=self.desk.stage(kind))


async def event_on(server: Server) -> Event:
    links = await server.create(languages=["en", "cy"], title="Better mornings")
    return await Event(server, links).begin()


def card(page: Page, text: str = PLEDGE) -> Locator:
    return page.locator("article.card", has_text=text).first


async def plan_of(phone: Page, server: Server, words: str = "Keep my plan") -> str:
    """Press the button, and take the address of the link from what shows."""
    await phone.get_by_role("button", name=words).click()
    dialog = phone.get_by_role("dialog")
    url = await dialog.locator(".plan-link").text_content() or ""
    return re.sub(r"^.*?(http://)[^/]+", server.url, url.strip())


async def test_a_pledge_goes_home_and_comes_to_something(
    server: Server, open_page: OpenPage
) -> None:
    event = await event_on(server)
    phone, other = await open_page(event.at, PHONE), await open_page(event.at, PHONE)
    ann, ben = PhoneScreen(phone), PhoneScreen(other)
    await ann.join()
    await ben.join()

    # A pledge with a day, and somebody who joins it.
    await phone.get_by_role("button", name="Make a pledge").click()
    await phone.get_by_label("What will you do?").fill(PLEDGE)
    await phone.get_by_role("radio", name="Action").check(force=True)
    await phone.get_by_label("On which day? (optional)").fill("2027-03-01")
    await phone.get_by_role("button", name="Make this pledge").click()
    await all_is_sent(phone)
    await expect(card(phone)).to_contain_text("1 March 2027")
    await card(other).get_by_role("button", name="Join").click()
    await all_is_sent(other)

    # The plan, kept at the end; and the question whether we may write.
    await event.go("close")
    for page in (phone, other):
        await expect(page.get_by_role("heading", name="Your pledges, to take home")).to_be_visible()
    home = await plan_of(phone, server)
    dialog = phone.get_by_role("dialog")
    await dialog.get_by_label("Your e-mail address").fill("ann@example.org")
    assert await audited(phone, "link on the phone", small=False) == []
    await phone.screenshot(path=PICTURES / "after-phone-link.png", full_page=True)
    await dialog.get_by_role("button", name="I agree: write to me").click()
    await expect(dialog.get_by_text("We write to ann@example.org.")).to_be_visible()
    await phone.keyboard.press("Escape")
    await expect(phone.get_by_role("button", name="My plan")).to_be_focused()
    bens = await plan_of(other, server)

    # At home, on another device: the address is clean, the plan is there.
    plan = await open_page(home, PHONE)
    await expect(plan.get_by_role("heading", name="My action plan")).to_be_visible()
    assert "#" not in plan.url
    assert await audited(plan, "plan") == []
    await plan.screenshot(path=PICTURES / "after-plan.png", full_page=True)
    await plan.get_by_role("button", name="Say how it goes").click()
    await plan.get_by_role("radio", name="Kept").check(force=True)
    await plan.get_by_label("What happened? (optional)").fill("We laughed a lot")
    await plan.get_by_label("A picture (optional)").set_input_files(
        {"name": "us.jpg", "mimeType": "image/jpeg", "buffer": pictures.photograph()}
    )
    await expect(plan.get_by_alt_text("The picture you chose")).to_be_visible()
    assert await audited(plan, "form") == []
    await plan.screenshot(path=PICTURES / "after-plan-form.png", full_page=True)
    await plan.get_by_role("button", name="Save", exact=True).click()
    await expect(card(plan)).to_contain_text("You kept it. Well done!")
    await expect(card(plan)).to_contain_text("The organiser looks at it first.")

    # The organiser looks at it, and says what happens next.
    token = event.links["facilitator_token"]
    laptop = await open_page(f"{event.at}/facilitate#{token}", LAPTOP)
    console = ConsoleScreen(laptop)
    await laptop.get_by_role("tab", name="After the event").click()
    story = laptop.locator("article.card", has_text="We laughed a lot")
    await expect(story.get_by_role("img")).to_be_visible()
    assert await audited(laptop, "console", small=False) == []
    await laptop.screenshot(path=PICTURES / "after-console.png", full_page=True)
    await console.press("Approve: Story of pledge 1")
    await expect(laptop.get_by_role("heading", name="No stories wait for you")).to_be_focused()
    await laptop.get_by_label("What happens next?").first.fill("The board meets in May.")
    await laptop.get_by_label("Whom can people ask?").first.fill("Elen, elen@example.org")
    await console.press("Save next steps")

    # Who joined reads it, and adds a story; in Welsh, and on paper, it is all there.
    joined = await open_page(bens, PHONE)
    await expect(card(joined)).to_contain_text("We laughed a lot")
    await expect(joined.get_by_text("The board meets in May.")).to_be_visible()
    await joined.get_by_role("button", name="Tell a story").click()
    await joined.get_by_label("What did you do together?").fill("I drove them")
    await joined.get_by_role("button", name="Save", exact=True).click()
    await expect(card(joined)).to_contain_text("Others can read this.")
    await joined.get_by_role("button", name="Cymraeg").click()
    await expect(card(joined)).to_contain_text("Cyflawnwyd")
    assert await audited(joined, "plan in Welsh", small=False) == []
    await joined.screenshot(path=PICTURES / "after-plan-cy.png", full_page=True)
    await joined.emulate_media(media="print", color_scheme="dark")
    ink = await joined.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(34, 27, 18)"  # dark on white paper
    await expect(joined.get_by_role("button")).to_have_count(0)
    await joined.screenshot(path=PICTURES / "after-plan-print.png", full_page=True)

    await plan.reload()
    await expect(card(plan)).to_contain_text("I drove them")
    async with plan.expect_download() as downloading:
        await plan.get_by_role("button", name="Put the dates into my calendar").click()
    assert (await (await downloading.value).path()).read_bytes().startswith(b"BEGIN:VCALENDAR")
    await her_data(plan)
    await plan.get_by_role("button", name="Close the plan on this device").click()
    await expect(
        plan.get_by_role("heading", name="Your plan opens with your own link")
    ).to_be_visible()
    await plan.reload()
    assert await audited(plan, "no link", small=False) == []
    await plan.goto(f"{event.at}/plan#{'x' * 32}")
    await plan.reload()
    await expect(plan.get_by_role("heading", name="This link does not work")).to_be_visible()

    # She has herself erased by her link, and it opens nothing any more.
    await plan.goto(home)
    await plan.reload()
    await plan.get_by_role("button", name="My data").click()
    await plan.get_by_role("button", name="Erase me").click()
    await plan.get_by_role("button", name="Erase me for good").click()
    await expect(plan.get_by_role("heading", name="You are erased")).to_be_visible()
    await event.desk.until(lambda: not event.desk.view["pledges"])
    await event.desk.leave()


async def her_data(plan: Page) -> None:
    """By her link alone: all that is linked to her, as a file too."""
    await plan.get_by_role("button", name="My data").click()
    await expect(plan.get_by_role("heading", name="My data")).to_be_focused()
    data = plan.locator("section", has_text="My data")
    await expect(data.get_by_text("ann@example.org")).to_be_visible()
    assert await audited(plan, "my data") == []
    async with plan.expect_download() as downloading:
        await data.get_by_role("button", name="Keep it as a file").click()
    kept = Path(await (await downloading.value).path()).read_bytes()  # noqa: ASYNC240
    assert PLEDGE.encode() in kept


async def test_each_person_of_a_shared_phone_has_a_plan_of_their_own(
    server: Server, open_page: OpenPage
) -> None:
    room = await Room.of(server, open_page)
    phone, page = room.phone, room.phone.page
    await room.opens("pledges")
    await phone.take("Mum")
    await page.get_by_role("button", name="Make a pledge").click()
    await page.get_by_label("What will you do?").fill("Mum bakes")
    await page.get_by_role("radio", name="Action").check(force=True)
    await page.get_by_role("button", name="Make this pledge").click()
    await all_is_sent(page)
    mums = await plan_of(page, server)
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_text("Plan for: Mum")).to_be_visible()
    here = await dialog.get_by_role("link", name="Open my plan").get_attribute("href") or ""
    await page.keyboard.press("Escape")
    await room.opens("close")
    await phone.hand_on("Dad")
    dads = await plan_of(page, server)
    assert dads != mums

    # On this phone the plan stays open in its tab alone.
    tab = await page.context.new_page()
    await tab.goto(re.sub(r"http://[^/]+", server.url, here))
    await expect(card(tab, "Mum bakes")).to_be_visible()
    await tab.reload()
    await expect(card(tab, "Mum bakes")).to_be_visible()
    await tab.close()
    other = await page.context.new_page()
    await other.goto(f"{server.url}/{room.code}/plan")
    await expect(other.get_by_role("heading", name="opens with your own link")).to_be_visible()
    await other.goto(dads)
    await other.reload()
    await expect(other.get_by_text("You have made no pledge.")).to_be_visible()
    await room.facilitator.leave()


async def test_what_is_typed_at_home_outlives_a_dead_network(
    server: Server, open_page: OpenPage
) -> None:
    event = await event_on(server)
    phone = await open_page(event.at, PHONE)
    await PhoneScreen(phone).join()
    await phone.get_by_role("button", name="Make a pledge").click()
    await phone.get_by_label("What will you do?").fill(PLEDGE)
    await phone.get_by_text("Action", exact=True).click()
    await phone.get_by_role("button", name="Make this pledge").click()
    await all_is_sent(phone)
    await event.go("close")
    plan = await open_page(await plan_of(phone, server), PHONE)
    await plan.get_by_role("button", name="Say how it goes").click()
    story = plan.get_by_label("What has happened so far? (optional)")
    await story.fill("We talked for an hour")
    await plan.context.set_offline(True)
    await plan.get_by_role("button", name="Save", exact=True).click()
    await expect(plan.get_by_role("alert")).to_be_visible()
    await plan.context.set_offline(False)
    await plan.reload()
    await expect(story).to_have_value("We talked for an hour")
    await plan.get_by_role("button", name="Save", exact=True).click()
    await expect(plan.locator(".stories")).to_contain_text("We talked for an hour")
    await plan.reload()
    await expect(plan.get_by_role("button", name="Say how it goes")).to_be_visible()
    await event.desk.leave()
