"""Somebody writes what was said already; the facilitator joins what belongs together."""

import pytest
from playwright.async_api import expect

from tests.browser.audit import violations
from tests.browser.conftest import LAPTOP, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

SAID = "Serve breakfast later on the ward"
RELATED = (
    "Parking at the hospital should be free",
    "Hospital parking is too far from the door",
    "Tell people where hospital parking is full",
)
TOLD = "Somebody said something like this. Support it instead?"


async def room_with_ideas(
    server: Server, template: str = "quick"
) -> tuple[dict[str, str], Phone, Phone]:
    """An event in whose open stage somebody has said something that everybody sees."""
    links = await server.create(template=template)
    token = links["facilitator_token"]
    facilitator = await Phone(server.url, links["code"], "facilitator", token=token).connect()
    kind = "conversation" if template == "conversation" else "ideas"
    await facilitator.done("open_stage", stage=facilitator.stage(kind))
    if template != "conversation":
        await facilitator.done("show_ideas")
    other = await Phone(server.url, links["code"]).connect()
    await other.done("post_idea", text=SAID)
    return links, facilitator, other


async def test_somebody_supports_what_was_said_already(server: Server, open_page: OpenPage) -> None:
    links, facilitator, other = await room_with_ideas(server)
    phone = await PhoneScreen(await open_page(f"{server.url}/{links['code']}")).join()
    page = phone.page
    told = page.get_by_role("region", name=TOLD)
    await phone.write_idea("Please serve a later breakfast")
    await expect(told).to_contain_text(SAID)
    assert await violations(page) == []
    # What is hidden meanwhile goes from the phone too.
    [idea] = facilitator.view["ideas"]
    await facilitator.done("hide_idea", idea=idea)
    await expect(told).to_be_hidden()
    await facilitator.done("restore_idea", idea=idea)
    await expect(told).to_contain_text(SAID)
    # It stands in nobody's way, and goes when it is turned down.
    await told.get_by_role("button", name="No, mine is different").click()
    await expect(told).to_be_hidden()
    await expect(page.get_by_label("Your idea")).to_be_focused()
    await page.reload()
    await expect(told).to_contain_text(SAID)
    await told.get_by_role("button", name="Support it").click()
    await expect(page.get_by_label("Your idea")).to_have_value("")
    await all_is_sent(page)
    supported = page.locator("section", has_text="Ideas you support: 1")
    await facilitator.until(lambda: facilitator.view["ideas"][idea]["supporters"] == 1)
    assert await violations(page) == []
    await supported.get_by_role("button", name="Withdraw").click()
    await facilitator.until(lambda: facilitator.view["ideas"][idea]["supporters"] == 0)
    await expect(supported).to_be_hidden()
    # Whoever sends their own all the same: that is kept as well.
    await phone.write_idea("Please serve a later breakfast")
    await expect(told).to_contain_text(SAID)
    await phone.post("Please serve a later breakfast on all wards")
    await facilitator.until(lambda: len(facilitator.view["ideas"]) == 2)
    secret = {"Authorization": f"Bearer {links['facilitator_token']}"}
    at = f"{server.url}/api/sessions/{links['code']}/export?format=json"
    exported = await (await page.request.get(at, headers=secret)).json()
    kept = next(one for one in exported["ideas"] if one["id"] == idea)
    assert (kept["supporters"], kept["taken"], kept["passed_over"]) == (0, 1, 1)
    for one in (facilitator, other):
        await one.leave()


async def test_in_a_conversation_it_is_a_vote(server: Server, open_page: OpenPage) -> None:
    links, facilitator, other = await room_with_ideas(server, "conversation")
    phone = await PhoneScreen(await open_page(f"{server.url}/{links['code']}")).join()
    await phone.write_idea("Please serve a later breakfast")
    await phone.page.get_by_role("button", name="Support it").click()
    await facilitator.until(lambda: facilitator.view["tallies"])
    [tally] = facilitator.view["tallies"].values()
    assert (tally["agree"], tally["voters"]) == (1, 1)
    await expect(phone.page.get_by_label("Your idea")).to_have_value("")
    for one in (facilitator, other):
        await one.leave()


async def test_without_a_network_writing_is_as_ever(server: Server, open_page: OpenPage) -> None:
    links, facilitator, other = await room_with_ideas(server)
    phone = await PhoneScreen(await open_page(f"{server.url}/{links['code']}")).join()
    await phone.page.context.set_offline(True)
    await phone.post("Please serve a later breakfast")
    await phone.page.context.set_offline(False)
    await facilitator.until(lambda: len(facilitator.view["ideas"]) == 2)
    for one in (facilitator, other):
        await one.leave()


async def test_the_facilitator_joins_what_belongs_together(
    server: Server, open_page: OpenPage
) -> None:
    links, facilitator, other = await room_with_ideas(server)
    await other.done("post_idea", text="Breakfast on the ward served later")
    await other.done("post_idea", text="Free parking for carers")
    await other.done("post_idea", text="Parking that is free, for carers too")
    at = f"{server.url}/{links['code']}/facilitate#{links['facilitator_token']}"
    console = ConsoleScreen(await open_page(at, LAPTOP))
    page = console.page
    await console.tab("Ideas")
    await console.press("Look for ideas that belong together")
    await expect(page.get_by_text("Suggestions: 2")).to_be_visible()
    assert await violations(page) == []
    breakfast = page.locator(".suggestions li.card", has_text=SAID)
    parking = page.locator(".suggestions li.card", has_text="Free parking")
    await parking.get_by_role("button", name="They do not belong together").click()
    await expect(parking).to_be_hidden()
    await breakfast.get_by_role("button", name="Merge").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("radio", name=SAID).check(force=True)
    await dialog.get_by_role("button", name="Merge", exact=True).click()
    await expect(breakfast).to_be_hidden()
    await facilitator.until(lambda: len(facilitator.view["ideas"]) == 3)
    await expect(console.row(SAID)).to_contain_text("Holds 1 more idea")
    await console.press("Look for ideas that belong together")
    await expect(page.get_by_text("Suggestions: 0")).to_be_visible()
    for one in (facilitator, other):
        await one.leave()


async def test_the_facilitator_makes_a_theme_of_what_is_suggested(
    server: Server, open_page: OpenPage
) -> None:
    links, facilitator, other = await room_with_ideas(server)
    for text in RELATED:
        await other.done("post_idea", text=text)
    at = f"{server.url}/{links['code']}/facilitate#{links['facilitator_token']}"
    console = ConsoleScreen(await open_page(at, LAPTOP))
    page = console.page
    await console.tab("Themes")
    await console.press("Look for ideas that belong together")
    await expect(page.get_by_text("Suggestions: 1")).to_be_visible()
    assert await violations(page) == []
    parking = page.locator(".suggestions li.card", has_text=RELATED[0])
    await parking.get_by_role("button", name="Select").click()
    await expect(page.get_by_text("3 selected")).to_be_visible()
    made = parking.get_by_role("button", name="Make a theme of these")
    await made.press("Enter")
    await expect(parking).to_be_hidden()
    await expect(page.get_by_role("heading", name="Ideas that may belong")).to_be_focused()
    theme = page.get_by_role("region", name="Theme 1 No name yet")
    for text in RELATED:
        await expect(theme.get_by_text(text)).to_be_visible()
    # Undone, it is offered again: also where all ideas are listed.
    await console.press("Undo: made a theme")
    await expect(theme).to_be_hidden()
    await expect(parking).to_be_visible()
    await console.tab("Ideas")
    await made.click()
    await expect(parking).to_be_hidden()
    await facilitator.until(lambda: len(facilitator.view["themes"]) == 1)
    for one in (facilitator, other):
        await one.leave()
