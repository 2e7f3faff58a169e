"""Pictures of every screen, from the real product: `make screenshots`.

The ones that the README shows go to docs/pictures/, all of them to test-results/screenshots/; those
of the board's states are in tests/gallery.py, those of what comes after an event in
tests/afterwards.py.
"""

import asyncio
import random
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

from tests import afterwards
from tests.browser.conftest import BOARD, LAPTOP, PHONE, launch
from tests.browser.screens import PhoneScreen
from tests.gallery import PICTURES as BOARD_PICTURES
from tests.gallery import Gallery
from tests.server.phones import Phone
from tests.server.servers import Server, running

OUT = Path("test-results/screenshots")
PICTURES = Path("docs/pictures")
SHOWN = ("board-pledges", "phone-vote", "console-vote", "after/story-laptop")

EVENT = {
    "title": "Better mornings on Cedar Ward",
    "purpose": "To find out, together, what would make the first hours of the day kinder.",
    "influence": "Open: everything from waking to ten o'clock. This room and the ward's team decide"
    " together. Decided already: the medicine round stays at eight.",
    "languages": ["en", "cy"],
    "translations": {
        "cy": {
            "title": "Boreau gwell ar Ward Cedrwydd",
            "purpose": "Dysgu gyda'n gilydd beth fyddai'n gwneud oriau cyntaf y dydd yn well.",
            "influence": "Mae popeth o ddeffro tan ddeg o'r gloch ar agor.",
        }
    },
}
IDEAS = [
    "Breakfast when I wake up, not when the trolley comes",
    "Ask me how I slept before you ask me for my blood pressure",
    "Quiet wheels on the trolleys",
    "A board that says who is looking after me today",
    "Lights up slowly, not all at once",
    "Let my daughter visit before work",
    "Somebody to help with my hearing aid first",
    "Gadewch i mi gael fy mrecwast yn Gymraeg",
    "Tea that is still hot",
    "Tell me what will happen today, in plain words",
    "Let night staff hand over beside my bed, with me",
    "A place to sit that is not my bed",
]
PLEDGES = [
    ("I will ask every patient how they slept before anything else", "culture", "Mair", 1, None),
    ("I will oil the wheels of all six trolleys", "action", "Dev", 2, "Friday"),
    ("I will write the names on the board at seven every day", "action", "Night team", 3, "Monday"),
    ("I will sit down when I talk to somebody in bed", "culture", None, 1, None),
    ("I will try a later breakfast with bay 3 for two weeks", "action", "Ffion", 0, "1 March"),
    ("Byddaf yn cyfarch pobl yn eu hiaith eu hunain", "culture", "Elin", 7, None),
    ("I will bring visiting hours to the next team meeting", "action", "Sam", 5, "next week"),
]


class Pictures:
    def __init__(self, browser: Browser, server: Server, code: str, token: str) -> None:
        self.browser = browser
        self.at = f"{server.url}/{code}"
        self.token = token

    async def open(self, path: str, device: dict[str, object], **more: object) -> Page:
        context = await self.browser.new_context(**{"locale": "en-GB", **device, **more})
        page = await context.new_page()
        await page.goto(f"{self.at}{path}")
        await expect(page.locator("h1, h2").first).to_be_visible()
        return page

    async def take(self, **pages: Page) -> None:
        """Take a picture of each page when its motion has come to rest."""
        await asyncio.sleep(4)
        for name, page in pages.items():
            await page.screenshot(path=OUT / f"{name.replace('_', '-')}.png")


async def people(server: Server, code: str, count: int) -> list[Phone]:
    return [await Phone(server.url, code).connect() for _ in range(count)]


async def play(pictures: Pictures, server: Server, code: str) -> None:
    chance = random.Random(7)
    facilitator = await Phone(server.url, code, "facilitator", token=pictures.token).connect()
    board = await pictures.open("/board", BOARD)
    dark = await pictures.open("/board", BOARD, color_scheme="dark", locale="cy")
    console = await pictures.open(f"/facilitate#{pictures.token}", LAPTOP)
    pocket = await pictures.open(f"/facilitate#{pictures.token}", PHONE)
    phone = await pictures.open("", PHONE)
    welsh = await pictures.open("", PHONE, locale="cy", color_scheme="dark")
    poster = await pictures.open("/poster", LAPTOP)
    await pictures.take(phone_joining=phone, phone_joining_welsh=welsh, poster=poster)
    await PhoneScreen(phone).join("Ann")
    await welsh.get_by_role("button", name="Ymuno", exact=True).click()
    room = await people(server, code, 24)

    async def shoot(name: str) -> None:
        pages = {"board": board, "board_dark": dark, "console": console}
        pages |= {"console_phone": pocket, "phone": phone, "phone_welsh": welsh}
        await pictures.take(**{f"{key}_{name}": page for key, page in pages.items()})

    await shoot("joining")
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    for person, text in zip(room, IDEAS, strict=False):
        lang = "cy" if text.startswith("Gadewch") else "en"
        await person.done("post_idea", text=text, lang=lang)
    await PhoneScreen(phone).post("A clock that I can see from my bed")
    await shoot("silent")
    await facilitator.done("show_ideas")
    await facilitator.done("start_timer", seconds=240)
    await shoot("ideas")
    await facilitator.done("open_stage", stage=facilitator.stage("vote"))
    ideas = sorted(facilitator.view["ideas"].values(), key=lambda idea: idea["n"])
    for person in room:
        for idea in chance.sample(ideas[:7], 3):
            await person.ask("cast_vote", idea=idea["id"], dots=chance.choice([1, 1, 2]))
    await PhoneScreen(phone).give_dots(IDEAS[1], 2)
    await shoot("vote")
    await facilitator.done("reveal")
    await shoot("reveal")
    await facilitator.done("open_stage", stage=facilitator.stage("pledges"))
    for person, (text, kind, who, origin, when) in zip(room, PLEDGES, strict=False):
        await person.done(
            "make_pledge",
            text=text,
            kind=kind,
            who=who,
            by_when=when,
            ideas=[ideas[origin]["id"]],
            lang="cy" if text.startswith("Byddaf") else "en",
        )
    pledges = list(facilitator.view["pledges"])
    for person in room[8:]:
        await person.ask("join_pledge", pledge=chance.choice(pledges))
    await shoot("pledges")
    await facilitator.done("open_stage", stage=facilitator.stage("close"))
    await shoot("close")
    for person in (*room, facilitator):
        await person.leave()


async def main() -> None:
    async with (
        running(
            Path(tempfile.mkdtemp()), PLEDGEWALL_PUBLIC_URL="http://192.168.1.20:8000"
        ) as server,
        async_playwright() as playwright,
    ):
        browser = await launch(playwright)
        links = await server.create(**EVENT)
        pictures = Pictures(browser, server, links["code"], links["facilitator_token"])
        start = await browser.new_page(**LAPTOP)
        await start.goto(server.url)
        await pictures.take(start=start)
        await play(pictures, server, links["code"])
        await Gallery(browser, server, IDEAS).all()
        await afterwards.take(browser, OUT / "after")
        await browser.close()


if __name__ == "__main__":
    (OUT / "after").mkdir(parents=True, exist_ok=True)
    BOARD_PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(main())
    for shown in SHOWN:
        shutil.copy(OUT / f"{shown}.png", PICTURES / f"{Path(shown).name}.png")
