"""What happens to phones in real rooms."""

import asyncio
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from playwright.async_api import Route, WebSocketRoute, expect

from tests.browser.audit import violations
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

IDEA = "A chair beside every bed"

pytestmark = pytest.mark.browser


async def with_ideas_open(server: Server) -> tuple[str, Phone]:
    """An event whose ideas stage is open: its code, and its facilitator."""
    links = await server.create()
    facilitator = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    return links["code"], facilitator


async def test_a_killed_server_comes_back_and_so_do_the_phones(
    own_server: Server, open_page: OpenPage
) -> None:
    code, facilitator = await with_ideas_open(own_server)
    phone = await PhoneScreen(await open_page(f"{own_server.url}/{code}")).join()
    await phone.post(IDEA)
    await all_is_sent(phone.page)
    await own_server.kill()
    await expect(phone.page.get_by_text("You're offline.")).to_be_visible()
    await phone.post("Written while the server was gone")
    await own_server.start()
    await all_is_sent(phone.page)
    await phone.is_online()
    facilitator = await facilitator.again()
    texts = sorted(idea["text"] for idea in facilitator.view["ideas"].values())
    assert texts == [IDEA, "Written while the server was gone"]
    await facilitator.leave()


async def test_the_first_view_comes_compressed_and_the_socket_goes_on_from_it(
    server: Server, open_page: OpenPage
) -> None:
    code, facilitator = await with_ideas_open(server)
    await facilitator.done("show_ideas")
    other = await Phone(server.url, code).connect()
    await other.done("post_idea", text=IDEA)
    page = await open_page("about:blank")
    told: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda said: told.append(said)))
    async with page.expect_response(f"**/api/sessions/{code}/view") as answered:
        await page.goto(f"{server.url}/{code}")
    assert (await (await answered.value).all_headers())["content-encoding"] == "gzip"
    phone = await PhoneScreen(page).join()
    await expect(phone.card(IDEA)).to_be_visible()
    await phone.is_online()
    [welcome] = [said for said in told if '["welcome"' in said]
    assert '"delta"' in welcome
    assert IDEA not in welcome
    # Where it does not come, the welcome brings everything.
    page = await open_page("about:blank")
    await page.route("**/view", lambda route: route.abort())
    await page.goto(f"{server.url}/{code}")
    await expect((await PhoneScreen(page).join()).card(IDEA)).to_be_visible()
    for one in (facilitator, other):
        await one.leave()


async def test_the_first_idea_is_written_without_waiting_for_the_socket(
    server: Server, open_page: OpenPage
) -> None:
    code, facilitator = await with_ideas_open(server)
    page = await open_page("about:blank")
    answering = False

    def poll(route: Route) -> Any:
        return route.continue_() if answering else None

    def connect(socket: WebSocketRoute) -> None:
        if answering:
            socket.connect_to_server()

    await page.route("**/socket.io/**", poll)
    await page.route_web_socket("**/socket.io/**", connect)
    async with page.expect_response(f"**/api/sessions/{code}/view"):
        await page.goto(f"{server.url}/{code}")
    # While somebody reads what it is about, the room has come: no more is needed for now.
    await page.context.set_offline(True)
    await page.get_by_role("button", name="Join", exact=True).click()
    phone = PhoneScreen(page)
    await phone.post(IDEA)
    await expect(phone.card(IDEA)).to_contain_text("Kept on this phone")
    assert await violations(page) == []
    answering = True
    await page.context.set_offline(False)
    await phone.is_online()
    await all_is_sent(page)
    await facilitator.until(lambda: len(facilitator.view["ideas"]) == 1)
    await facilitator.leave()


@pytest.mark.durability
async def test_while_the_log_is_held_up_words_are_kept_and_said_to_be(
    own_server: Server, open_page: OpenPage
) -> None:
    code, facilitator = await with_ideas_open(own_server)
    phone = await PhoneScreen(await open_page(f"{own_server.url}/{code}")).join()
    trouble = phone.page.get_by_text("kept on this phone and will be sent by itself")
    await phone.post(IDEA)
    await all_is_sent(phone.page)
    with closing(sqlite3.connect(own_server.data / "pledgewall.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await phone.post("Written meanwhile")
        await expect(trouble).to_be_visible(timeout=15_000)
        await phone.is_online()
        await expect(phone.card("Written meanwhile")).to_contain_text("Kept on this phone")
        assert await violations(phone.page) == []
        await phone.post("And more")
        await phone.page.get_by_role("button", name="Cymraeg").click()
        await expect(phone.page.get_by_text("Ni all y gweinydd dderbyn dim")).to_be_visible()
        await phone.page.get_by_role("button", name="English").click()
    await all_is_sent(phone.page)
    await expect(trouble).to_be_hidden()
    await facilitator.until(lambda: len(facilitator.view["ideas"]) == 3)
    texts = {idea["text"] for idea in facilitator.view["ideas"].values()}
    assert texts == {IDEA, "Written meanwhile", "And more"}
    await facilitator.leave()


async def test_a_place_moves_to_another_phone(server: Server, open_page: OpenPage) -> None:
    code, facilitator = await with_ideas_open(server)
    first = await PhoneScreen(await open_page(f"{server.url}/{code}")).join("Ann")
    await first.post(IDEA)
    await first.unfold_foot()
    await first.page.get_by_role("button", name="Move to another phone").click()
    await expect(first.page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    token = await first.page.evaluate(f"localStorage.getItem('pledgewall:{code}:token')")
    second = PhoneScreen(await open_page(f"{server.url}/{code}#place={token}"))
    await second.is_online()
    await expect(second.card(IDEA).get_by_role("button", name="Edit")).to_be_visible()
    assert "place" not in second.page.url
    await facilitator.until(lambda: facilitator.live.get("connected") == 1)
    await facilitator.leave()


async def test_a_phone_with_a_place_asks_before_it_takes_another(
    server: Server, open_page: OpenPage
) -> None:
    code, facilitator = await with_ideas_open(server)
    first = await PhoneScreen(await open_page(f"{server.url}/{code}")).join()
    await first.post(IDEA)
    token = await first.page.evaluate(f"localStorage.getItem('pledgewall:{code}:token')")
    page = await open_page(f"{server.url}/{code}")
    second = await PhoneScreen(page).join()
    await second.post("My own")
    await all_is_sent(page)

    async def offer(place: str, answer: str) -> None:
        await page.goto("about:blank")
        await page.goto(f"{server.url}/{code}#place={place}")
        assert await violations(page) == []
        await page.get_by_role("button", name=answer).click()

    await offer("no-such-place", "Take the other place")
    await expect(page.get_by_text("no longer valid")).to_be_visible()
    await offer(token, "Keep my place")
    await expect(second.card("My own").get_by_role("button", name="Edit")).to_be_visible()
    await offer(token, "Take the other place")
    await expect(second.card(IDEA).get_by_role("button", name="Edit")).to_be_visible()
    await facilitator.leave()


async def test_a_second_tap_in_haste_answers_nothing_unread(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(template="conversation")
    code = links["code"]
    facilitator = await Phone(
        server.url, code, "facilitator", token=links["facilitator_token"]
    ).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("conversation"))
    other = await Phone(server.url, code).connect()
    for text in ("one", "two", "three"):
        await other.done("post_idea", text=text)
    page = await open_page(f"{server.url}/{code}")
    await PhoneScreen(page).join()
    await expect(page.get_by_text("Ideas to answer: 3")).to_be_visible()
    await page.get_by_role("button", name="Agree").first.dblclick()
    await expect(page.get_by_text("Ideas to answer: 2")).to_be_visible()
    await all_is_sent(page)
    await facilitator.until(lambda: len(facilitator.view["tallies"]) == 1)
    for one in (other, facilitator):
        await one.leave()


async def test_dots_that_come_back_are_told(server: Server, open_page: OpenPage) -> None:
    code, facilitator = await with_ideas_open(server)
    phone = await PhoneScreen(await open_page(f"{server.url}/{code}")).join()
    for text in ("Soup at noon", "Warm broth"):
        await phone.post(text)
    await all_is_sent(phone.page)
    await facilitator.done("show_ideas")
    await facilitator.done("open_stage", stage=facilitator.stage("vote"))
    for text in ("Soup at noon", "Warm broth"):
        await phone.give_dots(text, 2)
    await all_is_sent(phone.page)
    first, second = sorted(facilitator.view["ideas"].values(), key=lambda idea: idea["n"])
    await facilitator.done("merge_ideas", into=first["id"], **{"from": [second["id"]]})
    await expect(phone.page.get_by_text("Dots came back to you")).to_be_visible()
    await expect(phone.page.get_by_text("Dots left: 2")).to_be_visible()
    await facilitator.leave()


async def test_words_stay_when_the_stage_closes_under_them(
    server: Server, open_page: OpenPage
) -> None:
    code, facilitator = await with_ideas_open(server)
    phone = await PhoneScreen(await open_page(f"{server.url}/{code}")).join()
    await phone.write_idea("Half a thought")
    await facilitator.done("open_stage", stage=facilitator.stage("vote"))
    await expect(phone.page.get_by_text("The step closed while you were writing")).to_be_visible()
    await expect(phone.page.get_by_text("Half a thought")).to_be_visible()
    await facilitator.leave()


@pytest.mark.parametrize("language", ["en-GB", "cy"])
async def test_nothing_runs_off_a_narrow_screen(
    server: Server, open_page: OpenPage, language: str
) -> None:
    code, facilitator = await with_ideas_open(server)
    other = await Phone(server.url, code).connect()
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
    idea = await other.done("post_idea", text=long, lang="cy")
    narrow = {**PHONE, "viewport": {"width": 320, "height": 640}, "locale": language}
    page = await open_page(f"{server.url}/{code}", narrow)
    await page.get_by_role("button", name="Join" if language == "en-GB" else "Ymuno").click()
    await facilitator.done("show_ideas")
    await expect(page.get_by_text(long).first).to_be_visible()
    for kind in ("ideas", "vote", "pledges", "close"):
        await facilitator.done("open_stage", stage=facilitator.stage(kind))
        if kind == "pledges":
            await other.done("make_pledge", text=long, kind="action", who=long[:60], ideas=[idea])
            await expect(page.get_by_text(long).first).to_be_visible()
        overflow = "document.documentElement.scrollWidth - innerWidth"
        assert await page.evaluate(overflow) <= 0, kind
    await facilitator.leave()
    await other.leave()


@pytest.mark.parametrize("locale", ["en-GB", "cy-GB"])
async def test_the_page_invites_before_its_script_has_come(
    server: Server, open_page: OpenPage, locale: str
) -> None:
    links = await server.create(
        purpose="To plan the mornings together.", influence="The ward's day. <b>Not</b> its walls."
    )
    url = f"{server.url}/{links['code']}"
    page = await open_page("about:blank", locale=locale)
    come = asyncio.Event()

    async def hold(route: Route) -> None:
        await come.wait()
        await route.continue_()

    await page.route("**/assets/*.js", hold)
    await page.goto(url, wait_until="commit")
    title = page.get_by_role("heading", name="Better mornings")
    await expect(title).to_be_visible()
    first = (await page.locator("main").inner_text()).splitlines()
    assert "The ward's day. <b>Not</b> its walls." in first
    assert await violations(page) == []
    stood = await title.bounding_box()
    come.set()
    join = page.locator(".page-join button[type=submit]")
    await expect(join).to_be_visible()
    # Its script writes the same in the same places, and more.
    assert await title.bounding_box() == stood
    then = (await page.locator("main").inner_text()).splitlines()
    assert set(first[:-1]) <= set(then)
    await join.click()
    await expect(page.locator(".connection-online")).to_be_visible()
    # Who has a place is not invited again.
    come.clear()
    await page.reload(wait_until="commit")
    await expect(page.locator("#data")).to_be_attached()
    await expect(title).to_have_count(0)
    come.set()
    await expect(page.locator(".connection-online")).to_be_visible()
