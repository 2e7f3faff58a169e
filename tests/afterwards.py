"""Pictures of what is there after an event: the model event three months on, as everybody sees it.

Each in English and in Welsh, and dark once; what is printed, as it is printed.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import msgspec
from playwright.async_api import Browser, Locator, Page

from server.clock import now_ms
from server.reminders import letters, mime
from server.storage import open_log
from sessions import commands as c
from sessions.ids import token_hash
from sessions.log import Log
from sessions.reminders import stop_token
from sessions.standing import DAY
from tests.browser.conftest import MAIL, PHONE
from tests.server import desks, pictures, told_event
from tests.server.model_event import ModelEvent
from tests.server.phones import Phone
from tests.server.servers import Server, running
from tests.sessions.room import SERVER

LAPTOP = {"viewport": {"width": 1280, "height": 800}}
EMAIL = "mair@example.org"
KEY = "a-key-to-the-desk"
# Of people by their number: one who did what was pledged, and one who has said nothing.
TOLD, SILENT = 3, 17


class Look(NamedTuple):
    name: str
    lang: str
    scheme: str
    device: dict[str, Any]


LOOKS = [
    Look("phone", "en", "light", PHONE),
    Look("phone-cy", "cy", "dark", PHONE),
    Look("laptop", "en", "light", LAPTOP),
    Look("laptop-cy", "cy", "dark", LAPTOP),
]


def secret(number: int) -> str:
    return f"plan-secret-of-person-{number}-0123456789"


async def keep(made: ModelEvent, log: Log) -> None:
    """As if its three months were over today: every day of it is moved, those promised too."""
    later = (now_ms() - made.room.now) // DAY
    for seq, events in enumerate(made.room.log):
        made.room.log[seq] = [_moved(one, later) for one in events]
    await told_event.keep(made, log)


def _moved(one: Any, days: int) -> Any:
    moved: dict[str, Any] = {"at": one.at + days * DAY}
    if due := getattr(one, "due", None):
        moved["due"] = (date.fromisoformat(due) + timedelta(days=days)).isoformat()
    return msgspec.structs.replace(one, **moved)


def event() -> ModelEvent:
    made = told_event.told()
    for number in (TOLD, SILENT):
        person = made.people[number].id
        made.room.do(SERVER, c.LinkPlan, participant=person, link=token_hash(secret(number)))
    made.room.do(made.people[TOLD], c.LeaveContact, email=EMAIL, lang="cy", secret=secret(TOLD))
    return made


class Afterwards:
    """`out` is the folder of the pictures."""

    def __init__(self, browser: Browser, server: Server, made: ModelEvent, out: Path) -> None:
        self.browser = browser
        self.server = server
        self.event = made
        self.out = out
        self.code = made.room.state.code
        self.at = f"{server.url}/{self.code}"

    @asynccontextmanager
    async def open(self, url: str, look: Look) -> AsyncIterator[Page]:
        context = await self.browser.new_context(
            locale={"en": "en-GB", "cy": "cy"}[look.lang],
            color_scheme=look.scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            **look.device,
        )
        page = await context.new_page()
        await page.goto(url)
        await page.locator("h1").first.wait_for()
        yield page
        await context.close()

    async def take(self, page: Page, name: str, *, whole: bool = True) -> None:
        await page.wait_for_load_state("networkidle")
        await asyncio.sleep(0.3)
        await page.screenshot(path=self.out / f"{name}.png", full_page=whole)

    async def printed(self, page: Page, name: str) -> None:
        await page.pdf(path=self.out / f"{name}.pdf", prefer_css_page_size=True)

    async def all(self) -> None:
        await self.bring_a_picture()
        await self.files()
        await self.mails()
        await asyncio.gather(*(self.everything(look) for look in LOOKS))

    async def everything(self, look: Look) -> None:
        for part in (self.plan, self.console, self.story, self.small_pages, self.desk):
            await part(look)

    async def bring_a_picture(self) -> None:
        """Somebody tells with a picture; the organiser approves it, and another waits."""
        headers = {"Authorization": f"Bearer {secret(TOLD)}", "Content-Type": "image/jpeg"}
        at = f"{self.server.url}/api/sessions/{self.code}/plan"
        token = told_event.KEY
        host = await Phone(self.server.url, self.code, "facilitator", token=token).connect()
        async with httpx.AsyncClient(trust_env=False, headers=headers) as http:
            for number, text in enumerate(("Here we sit and listen.", "One more, from last week.")):
                kept = await http.post(f"{at}/pictures", content=pictures.made())
                asked = {
                    "type": "check_in",
                    "id": f"told-with-a-picture-{number}",
                    "pledge": self.event.script.pledges[TOLD],
                    "status": "kept",
                    "story": text,
                    "picture": kept.json()["id"],
                }
                answer = await http.post(
                    f"{at}/commands", json=asked, headers={"Content-Type": "application/json"}
                )
                assert answer.status_code == 200, answer.text
                if text.startswith("Here"):
                    await host.done("approve_check_in", check_in=answer.json()["result"]["id"])
        await host.leave()

    async def plan(self, look: Look) -> None:
        for number, name in ((TOLD, "told"), (SILENT, "silent")):
            async with self.open(f"{self.at}/plan#{secret(number)}", look) as page:
                await self.take(page, f"plan-{name}-{look.name}")
                await self.printed(page, f"plan-{name}-{look.name}-print")
                if number == SILENT:
                    await page.locator("article.card button").first.click()
                    await self.take(page, f"plan-check-in-{look.name}")
        async with self.open(f"{self.at}/plan", look) as page:
            await self.take(page, f"plan-closed-{look.name}")

    async def console(self, look: Look) -> None:
        async with self.open(f"{self.at}/facilitate#{told_event.KEY}", look) as page:
            viewport = look.device["viewport"]
            for name in ("invite", "after", "survey"):
                await page.locator(f"#tab-{name}").click()
                await self.take(page, f"console-{name}-{look.name}", whole=False)
                # High enough for all of what scrolls within the page.
                await page.set_viewport_size({**viewport, "height": 6000})
                panel = page.locator("[role=tabpanel]")
                await unfold(panel)
                await panel.screenshot(path=self.out / f"console-{name}-panel-{look.name}.png")
                await page.set_viewport_size(viewport)

    async def story(self, look: Look) -> None:
        async with self.open(f"{self.at}/story", look) as page:
            await self.take(page, f"story-{look.name}", whole=False)
            await self.take(page, f"story-whole-{look.name}")
            await self.printed(page, f"story-{look.name}-print")

    async def small_pages(self, look: Look) -> None:
        person = self.event.people[TOLD].id
        token = stop_token(self.code, person, EMAIL)
        for name, url in (
            ("privacy", f"{self.at}/privacy"),
            ("stop", f"{self.at}/stop/{token}"),
            ("start", self.server.url),
        ):
            async with self.open(url, look) as page:
                await self.take(page, f"{name}-{look.name}")
                await unfold(page)
                await self.take(page, f"{name}-unfolded-{look.name}")

    async def desk(self, look: Look) -> None:
        async with self.open(f"{self.server.url}/desk", look) as page:
            await self.take(page, f"desk-key-{look.name}")
            await page.locator("input").first.fill(KEY)
            await page.locator("form button").first.click()
            for part in ("events", "pledges", "search", "series", "unheard"):
                await page.evaluate(f"location.hash = '{part}'")
                await page.locator(f".desk-nav [href='#{part}'][aria-current=page]").wait_for()
                if part == "search":
                    await page.locator(".field-input").first.fill("listen")
                    await page.locator("mark").first.wait_for()
                await self.take(page, f"desk-{part}-{look.name}")

    async def files(self) -> None:
        """The report, the cards: page by page."""
        at = f"{self.server.url}/api/sessions/{self.code}"
        headers = {"Authorization": f"Bearer {told_event.KEY}"}
        async with httpx.AsyncClient(trust_env=False, headers=headers, timeout=60) as http:
            for form in ("pdf", "cards", "story", "docx"):
                for langs in ("en", "cy", "en,cy"):
                    asked = {"format": form, "languages": langs}
                    file = await http.get(f"{at}/export", params=asked)
                    name = f"file-{form}-{langs.replace(',', '-')}"
                    end = "docx" if form == "docx" else "pdf"
                    (self.out / f"{name}.{end}").write_bytes(file.content)

    async def mails(self) -> None:
        """What goes to somebody who pledged, as a mail program shows it."""
        state = self.event.room.state
        person = state.people[self.event.people[TOLD].id]
        for look in LOOKS:
            assert person.contact
            person.contact.lang = look.lang
            links = letters.links_of(state, person, self.server.url, "0123456789")
            now = (state.ended_at or 0) + 28 * DAY
            for name, written in (
                ("first", letters.first(state, person, links)),
                ("reminder", letters.reminder(state, person, links, now)),
            ):
                mail = mime.mail(written, "Our events <events@example.org>", "name", now)
                part = mail.get_body(("html",))
                assert part
                context = await self.browser.new_context(
                    color_scheme=look.scheme,
                    **look.device,  # type: ignore[arg-type]
                )
                page = await context.new_page()
                await page.set_content(part.get_content())
                await page.screenshot(
                    path=self.out / f"mail-{name}-{look.name}.png", full_page=True
                )
                await context.close()


async def unfold(there: Page | Locator) -> None:
    for folded in await there.locator("summary:visible").all():
        await folded.click()


async def take(browser: Browser, out: Path) -> None:
    """All of them, into this folder; and the one that the README shows."""
    made = event()
    data = Path(tempfile.mkdtemp())
    log = open_log(data, None)
    await keep(made, log)
    await desks.keep(log, desks.visits(), desks.SECOND, days=300)
    await desks.keep(log, desks.visits_again(), desks.OTHER, days=360)
    await log.close()
    async with running(data, PLEDGEWALL_CREATE_KEY=KEY, **MAIL) as server:
        await Afterwards(browser, server, made, out).all()
