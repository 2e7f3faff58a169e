"""Several people run an event together, and people without a phone take part on paper."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser
PICTURES = Path("test-results/screenshots")


class Team:
    """A facilitator's console, and those whom they invite."""

    def __init__(self, server: Server, open_page: OpenPage, links: dict[str, str]) -> None:
        self.server = server
        self.open_page = open_page
        self.links = links
        self.code = links["code"]

    @classmethod
    async def of(cls, server: Server, open_page: OpenPage, **event: object) -> "Team":
        links = await server.create(**event)
        team = cls(server, open_page, links)
        team.console = ConsoleScreen(await team.open(links["facilitator_token"]))
        return team

    console: ConsoleScreen

    async def open(self, token: str, device: dict[str, object] = LAPTOP) -> Page:
        at = f"{self.server.url}/{self.code}/facilitate#{token}"
        page = await self.open_page(at, device)
        await expect(page.get_by_text("Connected", exact=True)).to_be_visible()
        return page

    async def invite(self, name: str, role: str, device: dict[str, object] = LAPTOP) -> Page:
        """Invite somebody on the console, and open their link on a device of theirs."""
        page = self.console.page
        await self.console.tab("Team")
        await page.get_by_label("Their name (optional)").fill(name)
        await page.get_by_role("radio", name=role).check(force=True)
        await self.console.press("Make their link")
        dialog = page.get_by_role("dialog", name=name)
        await expect(dialog.get_by_role("img", name="QR code of their link")).to_be_visible()
        url = await dialog.locator(".invite-link").inner_text()
        await page.screenshot(path=PICTURES / "team-link.png")
        await dialog.get_by_role("button", name="Close").click()
        return await self.open(url.partition("#")[2], device)


async def test_two_consoles_never_fight(server: Server, open_page: OpenPage) -> None:
    team = await Team.of(server, open_page, template="quick")
    first = team.console
    await first.page.get_by_role("tab", name="Team").click()
    await first.page.get_by_label("Your name on the team").fill("Gwen")
    await first.press("Save changes")
    second = ConsoleScreen(await team.invite("Rhian", "Facilitator"))
    await expect(first.page.get_by_role("listitem").filter(has_text="Rhian")).to_contain_text(
        "here now"
    )
    await second.press("Open: Ideas")
    news = first.page.get_by_role("status").filter(has_text="Rhian opened: Ideas")
    await expect(news).to_be_visible()
    undo = first.page.get_by_role("button", name="Undo: opened Ideas (by Rhian)")
    await expect(undo).to_be_visible()
    await first.page.screenshot(path=PICTURES / "team-news.png")
    assert await violations(first.page) == []
    await first.page.get_by_role("button", name="Undo", exact=True).click()
    await expect(second.page.get_by_role("heading", name="Nothing is open")).to_be_visible()
    await expect(second.page.get_by_text("Gwen took back a step by Rhian").first).to_be_visible()
    await first.tab("Team")
    await first.page.get_by_role("button", name="End link: Rhian").click()
    await first.page.get_by_role("dialog").get_by_role("button", name="End link").click()
    await expect(second.page.get_by_text("This link is no longer valid")).to_be_visible()
    await second.page.reload()
    await expect(second.page.get_by_text("This page needs its own link")).to_be_visible()
    await expect(first.page.get_by_text("Links that were ended: Rhian")).to_be_visible()


async def test_a_moderator_sees_only_what_they_may_do(server: Server, open_page: OpenPage) -> None:
    team = await Team.of(server, open_page, template="quick")
    page = await team.invite("Mo", "Moderator")
    await team.console.press("Open: Ideas")
    phone = await Phone(server.url, team.code).connect()
    await phone.until(lambda: phone.session["stage"])
    await phone.done("post_idea", text="A rude word")
    await expect(page.get_by_role("heading", name="Ideas").first).to_be_visible()
    for button in ("Open: Vote", "Start timer", "Undo: opened Ideas"):
        await expect(page.get_by_role("button", name=button)).to_have_count(0)
    for tab in ("Agenda", "Team", "Joining and files", "Paper"):
        await expect(page.get_by_role("tab", name=tab)).to_have_count(0)
    moderator = ConsoleScreen(page)
    await moderator.row("A rude word").get_by_role("button", name="Hide: Idea 1").click()
    await phone.until(lambda: not phone.view["ideas"])
    await expect(team.console.page.get_by_text("Mo hid idea 1").first).to_be_visible()
    await page.screenshot(path=PICTURES / "team-moderator.png")
    assert await violations(page) == []
    await phone.leave()


async def they_keep_their_plan(page: Page) -> None:
    """With their agreement a scribe makes somebody's link: to scan, or on a card."""
    await page.get_by_text("A plan of their own").click()
    make = page.get_by_role("button", name="Make their link")
    await expect(make).to_be_disabled()
    await page.get_by_role("checkbox", name="They want this").check(force=True)
    await make.click()
    dialog = page.get_by_role("dialog", name="A plan of their own")
    await expect(dialog.get_by_text("Person 4")).to_be_visible()
    await expect(dialog.get_by_role("img", name="QR code with the link")).to_be_visible()
    assert await violations(page) == []
    await page.screenshot(path=PICTURES / "team-scribe-plan.png", full_page=True)
    async with page.context.expect_page() as opening:
        await dialog.get_by_role("link", name="Print a card for them").click()
    card = await opening.value
    await expect(card.get_by_role("img", name="My plan")).to_be_visible()
    assert await violations(card) == []
    await card.screenshot(path=PICTURES / "team-plan-card.png", full_page=True)
    own = await page.context.new_page()
    address = urlsplit(await card.locator(".plan-card-address").inner_text())
    await own.goto(address._replace(netloc=urlsplit(page.url).netloc).geturl())
    await expect(own.get_by_role("heading", name="My action plan")).to_be_visible()
    await own.close()
    await card.close()
    await dialog.get_by_role("button", name="Close").click()


async def test_a_scribe_types_in_what_came_on_paper(server: Server, open_page: OpenPage) -> None:
    team = await Team.of(server, open_page)
    page = await team.invite("Tom", "Scribe", PHONE)
    board = await open_page(f"{server.url}/{team.code}/board", BOARD)
    await expect(page.get_by_role("tab")).to_have_count(0)
    for n in (1, 2, 3):
        await page.get_by_role("button", name="Add a person").click()
        who = page.get_by_label("Who is it for?")
        await expect(who.locator("option:checked")).to_have_text(f"Person {n}")
    await expect(team.console.page.get_by_text("3 people here, 3 of them on paper")).to_be_visible()
    await expect(board.get_by_text("people here")).to_be_visible()
    facilitator = await Phone(
        server.url, team.code, "facilitator", token=team.links["facilitator_token"]
    ).connect()

    async def stage(kind: str) -> None:
        await facilitator.done("open_stage", stage=facilitator.stage(kind))

    await stage("ideas")
    card = page.get_by_label("Words on the card")
    for text in ("A bench outside", "Tea at the desk"):
        await card.fill(text)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("listitem").filter(has_text=text)).to_be_visible()
        await expect(card).to_be_focused()
        await expect(card).to_have_value("")
    assert await violations(page) == []
    await page.screenshot(path=PICTURES / "team-scribe-ideas.png", full_page=True)
    await team.console.tab("Ideas")
    await expect(team.console.row("A bench outside")).to_contain_text("on paper")
    # Somebody who is written for means the same; then they change their mind.
    await facilitator.done("show_ideas")
    await page.locator("summary", has_text="Do they tell you what to write?").click()
    await page.get_by_role("checkbox", name="They have agreed").check(force=True)
    await page.get_by_role("button", name="Add a person").click()
    await expect(page.get_by_text("You act for them")).to_be_visible()
    await page.get_by_label("Number of the idea").fill("2")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("listitem").filter(has_text="Tea at the desk")).to_be_visible()
    idea = next(one for one in facilitator.view["ideas"].values() if one["n"] == 2)["id"]
    await facilitator.until(lambda: facilitator.view["ideas"][idea]["supporters"] == 1)
    assert await violations(page) == []
    await page.screenshot(path=PICTURES / "team-scribe-acts.png", full_page=True)
    await they_keep_their_plan(page)
    await page.get_by_role("button", name="They no longer agree").click()
    await page.get_by_role("button", name="Take back: Idea 2").click()
    await facilitator.until(lambda: facilitator.view["ideas"][idea]["supporters"] == 0)
    await card.fill("Not agreed to")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("They have not agreed that you write")).to_be_visible()
    await page.get_by_label("Who is it for?").select_option(label="Person 3")
    await stage("vote")
    number = page.get_by_label("Number on the ballot")
    await number.fill("1")
    await expect(page.get_by_role("status").filter(has_text="A bench outside")).to_be_visible()
    await page.keyboard.press("Tab")
    await page.keyboard.type("2")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Dots left: 3")).to_be_visible()
    await expect(number).to_be_focused()
    await number.fill("9")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("The ballot has no such number")).to_be_visible()
    assert await violations(page) == []
    await page.screenshot(path=PICTURES / "team-scribe-vote.png", full_page=True)
    await expect(team.console.page.get_by_text("1 of 4 people has voted")).to_be_visible()
    await page.get_by_label("Who is it for?").select_option(label="Person 1")
    await expect(page.get_by_text("Dots left: 5")).to_be_visible()
    await stage("pledges")
    await page.get_by_label("What will they do?").fill("I will visit weekly")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("listitem").filter(has_text="Pledge 1")).to_be_visible()
    await expect(board.get_by_text("I will visit weekly")).to_be_visible()
    assert await violations(page) == []
    await page.screenshot(path=PICTURES / "team-scribe-pledge.png", full_page=True)
    await page.locator("summary", has_text="A note for your own list").click()
    await page.get_by_label("Who is this?").fill("the lady by the window")
    note = page.get_by_label("Who is it for?").locator("option:checked")
    await expect(note).to_have_text("Person 1: the lady by the window")
    assert not facilitator.says("by the window")
    await facilitator.leave()


async def test_cards_and_ballots_can_be_printed(server: Server, open_page: OpenPage) -> None:
    links = await server.create(languages=["en", "cy"])
    token = links["facilitator_token"]
    facilitator = await Phone(server.url, links["code"], "facilitator", token=token).connect()
    phone = await Phone(server.url, links["code"]).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    await phone.until(lambda: phone.session["stage"])
    await phone.done("post_idea", text="A bench outside the door, where the sun is in the morning")
    await phone.done("post_idea", text="Te wrth y ddesg", lang="cy")
    await facilitator.done("show_ideas")
    await facilitator.done("open_stage", stage=facilitator.stage("vote"))
    page = await open_page(f"{server.url}/{links['code']}/cards", LAPTOP)
    sheet = page.locator(".sheet").first
    await expect(sheet.get_by_text("One idea a card").first).to_be_visible()
    await expect(sheet.get_by_text("Un syniad i bob cerdyn").first).to_be_visible()
    for kind, said in (
        ("Idea cards", "One idea a card."),
        ("Ballots", "Fill in up to 5 circles in all."),
        ("Pledge cards", "By when? (optional)"),
    ):
        await page.get_by_role("radio", name=kind).check(force=True)
        await expect(sheet.get_by_text(said).first).to_be_visible()
        assert await violations(page) == []
        name = kind.split()[0].lower()
        await page.emulate_media(media="print")
        await page.screenshot(path=PICTURES / f"cards-{name}.png", full_page=True)
        paper = await page.pdf(path=PICTURES / f"cards-{name}.pdf", prefer_css_page_size=True)
        assert paper.count(b"/Type /Page\n") == 1, kind
        await page.emulate_media(media="screen")
    await page.screenshot(path=PICTURES / "cards-screen.png")
    await expect(page.locator(".sheet")).to_have_count(1)
    await phone.leave()
    await facilitator.leave()


async def test_ballots_printed_before_a_vote_on_themes_hold_themes(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(template="workshop", languages=["en", "cy"])
    token = links["facilitator_token"]
    facilitator = await Phone(server.url, links["code"], "facilitator", token=token).connect()
    phone = await Phone(server.url, links["code"]).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    await phone.until(lambda: phone.session["stage"])
    idea = await phone.done("post_idea", text="A bench outside the door")
    await facilitator.done("show_ideas")
    theme = await facilitator.done("make_theme", ideas=[idea])
    await facilitator.done("name_theme", theme=theme, name="Somewhere to sit")
    page = await open_page(f"{server.url}/{links['code']}/cards", LAPTOP)
    await page.get_by_role("radio", name="Ballots").check(force=True)
    await expect(page.locator(".ballot-row")).to_contain_text("Somewhere to sit")
    await expect(page.get_by_text("A bench outside the door")).to_have_count(0)
    assert await violations(page) == []
    await phone.leave()
    await facilitator.leave()
