"""What facilitators rely on, beside the one big button."""

import json
from typing import Any

import httpx
import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser


async def console_of(
    server: Server, open_page: OpenPage, device: dict[str, Any] = LAPTOP, **event: Any
) -> tuple[str, ConsoleScreen]:
    links = await server.create(**event)
    token = links["facilitator_token"]
    page = await open_page(f"{server.url}/{links['code']}/facilitate#{token}", device)
    return links["code"], ConsoleScreen(page)


def tab(page: Page, name: str) -> Any:
    return page.get_by_role("tab", name=name, selected=True)


async def test_the_panel_follows_the_event_until_a_tab_is_chosen(
    server: Server, open_page: OpenPage
) -> None:
    _, console = await console_of(server, open_page)
    page = console.page
    await page.locator("summary", has_text="Use another address").click()
    await expect(tab(page, "Joining and files")).to_be_visible()
    await console.press("Open: Welcome")
    await expect(tab(page, "Joining and files")).to_be_visible()
    await console.press("Open: Ideas")
    await expect(tab(page, "Ideas")).to_be_visible()
    await console.press("Open: Vote")
    await console.press("Open: Pledges")
    await expect(tab(page, "Pledges")).to_be_visible()
    await console.tab("Agenda")
    await console.press("Open: Thanks and next steps")
    await expect(page.get_by_role("button", name="End the last stage")).to_be_visible()
    await expect(tab(page, "Agenda")).to_be_visible()


async def test_addresses_are_taken_as_people_paste_them(
    server: Server, open_page: OpenPage
) -> None:
    code, console = await console_of(server, open_page)
    page = console.page
    board = await open_page(f"{server.url}/{code}/board")
    await page.locator("summary", has_text="Use another address").click()

    async def choose(address: str) -> None:
        await page.get_by_role("radio", name="Another address").check(force=True)
        await page.get_by_label("Address", exact=True).fill(address)
        await console.press("Use this address")

    await choose("localhost:8000")
    await expect(page.get_by_text("Phones could not reach that address.")).to_be_visible()
    await choose("http://203.0.113.9:8000")
    await expect(page.get_by_text("This computer does not have that address")).to_be_visible()
    await choose("events.example.org/")
    await expect(page.get_by_text(f"events.example.org/{code}")).to_be_visible()
    await expect(board.get_by_text("events.example.org")).to_be_visible()
    picture = board.get_by_role("img", name=f"QR code: http://events.example.org/{code}")
    await expect(picture).to_be_visible()


async def test_an_original_can_be_hidden_where_it_was_merged(
    server: Server, open_page: OpenPage
) -> None:
    code, console = await console_of(server, open_page, template="quick")
    await console.press("Open: Ideas")
    phone = await Phone(server.url, code).connect()
    await phone.until(lambda: phone.session["stage"])
    for text in ("Soup at noon", "Warm broth"):
        await phone.done("post_idea", text=text)
    await console.merge("Soup at noon", "Warm broth")
    await phone.until(lambda: [len(i["merged"]) for i in phone.view["ideas"].values()] == [1])
    row = console.row("Soup at noon")
    await row.locator("summary", has_text="Holds 1 more idea").click()
    original = row.get_by_role("listitem").filter(has_text="Warm broth")
    await original.get_by_role("button", name="Hide").click()
    await phone.until(lambda: not any(i["merged"] for i in phone.view["ideas"].values()))
    await original.get_by_role("button", name="Restore").click()
    await phone.until(lambda: [len(i["merged"]) for i in phone.view["ideas"].values()] == [1])
    await phone.leave()


async def test_a_revoked_console_says_so_at_once(server: Server, open_page: OpenPage) -> None:
    code, console = await console_of(server, open_page)
    await expect(console.page.get_by_text("Connected", exact=True)).to_be_visible()
    admin = json.loads((server.data / "admin.json").read_text())
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
        await http.post(
            "/api/admin/link",
            json={"code": code, "revoke_others": True},
            headers={"Authorization": f"Bearer {admin['secret']}"},
        )
    await expect(console.page.get_by_text("This link is no longer valid")).to_be_visible()


async def test_the_next_step_and_the_way_back_stay_under_the_thumb(
    server: Server, open_page: OpenPage
) -> None:
    code, console = await console_of(server, open_page, PHONE, template="quick")
    page = console.page
    await console.press("Open: Ideas")
    phone = await Phone(server.url, code).connect()
    await phone.until(lambda: phone.session["stage"])
    for n in range(8):
        await phone.done("post_idea", text=f"Idea number {n}")
    last = console.row("Idea number 0").get_by_role("button", name="Hide")
    await last.focus()
    # What has the focus stands above the bar, and the bar within the screen.
    bar = page.locator(".steps-bar")
    await expect(bar).to_be_in_viewport(ratio=1)
    at, over = await last.bounding_box(), await bar.bounding_box()
    assert at
    assert over
    assert at["y"] + at["height"] <= over["y"]
    await bar.get_by_role("button", name="Open: Vote").tap()
    await expect(page.get_by_role("heading", name="Vote", exact=True)).to_be_attached()
    await bar.get_by_role("button", name="Undo: opened Vote").tap()
    await expect(page.get_by_role("heading", name="Ideas", exact=True)).to_be_attached()
    await phone.leave()


async def test_digits_open_panels_and_single_keys_can_be_turned_off(
    server: Server, open_page: OpenPage
) -> None:
    _, console = await console_of(server, open_page, template="quick")
    page = console.page
    await expect(tab(page, "Joining and files")).to_be_visible()
    await page.keyboard.press("3")
    await expect(tab(page, "Pledges")).to_be_focused()
    await page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Use single keys").uncheck()
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await page.keyboard.press("n")
    await page.keyboard.press("1")
    await expect(tab(page, "Pledges")).to_be_visible()
    await page.reload()
    await expect(tab(page, "Joining and files")).to_be_visible()
    await page.keyboard.press("n")
    await page.get_by_role("button", name="Keys").click()
    await dialog.get_by_label("Use single keys").check()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("heading", name="Nothing is open")).to_be_visible()
    await page.keyboard.press("n")
    await expect(page.get_by_role("heading", name="Ideas", exact=True)).to_be_visible()
