"""Pictures of every state of the board, from the real product, for docs/board.md."""

import asyncio
import random
from pathlib import Path

from playwright.async_api import Browser, Page

from tests.browser.conftest import BOARD
from tests.server.phones import Phone
from tests.server.servers import Server

PICTURES = Path("docs/pictures/board")
# Half the size of the screen: small files, and what can be read in them can be read in a hall.
SMALL = {**BOARD, "device_scale_factor": 0.5}
PEOPLE = 30
PLEDGES = 300
THEMES = {
    "Waking in one's own time": (0, 4),
    "Known by name, and told": (1, 3, 9, 10),
    "Quiet until seven": (2,),
    "Company at breakfast": (5, 7, 8),
}
PROMISES = [
    "ask every patient how they slept",
    "sit down when I talk to somebody in bed",
    "oil the wheels of all six trolleys",
    "write the names on the board at seven",
    "ring families back the same day",
    "learn to say good morning in Welsh",
    "bring visiting hours to the team meeting",
    "try a later breakfast with bay 3",
    "read letters aloud before they go out",
    "listen first and write second",
]
WHO = (None, "Mair", "Dev", "Night team", "Ffion", "Elin", "Sam")
WHEN = (None, None, "Friday", "1 March", "next week")


class Gallery:
    def __init__(self, browser: Browser, server: Server, ideas: list[str]) -> None:
        self.browser = browser
        self.server = server
        self.ideas = ideas
        self.chance = random.Random(11)

    async def all(self) -> None:
        await self.workshop()
        for method in ("scale", "opinion"):
            await self.votes_twice(method)
        await self.ladder_twice()

    async def event(self, **about: object) -> tuple[Phone, list[Phone], str]:
        links = await self.server.create(
            title="Better mornings on Cedar Ward", languages=["en", "cy"], **about
        )
        code, token = links["code"], links["facilitator_token"]
        facilitator = await Phone(self.server.url, code, "facilitator", token=token).connect()
        people = [await Phone(self.server.url, code).connect() for _ in range(PEOPLE)]
        return facilitator, people, f"{self.server.url}/{code}/board"

    async def open(self, at: str, **more: object) -> Page:
        context = await self.browser.new_context(**{"locale": "en-GB", **SMALL, **more})
        page = await context.new_page()
        await page.goto(at)
        return page

    async def take(self, page: Page, name: str, there: str) -> None:
        await page.locator(there).first.wait_for()
        await asyncio.sleep(2.5)
        await page.screenshot(path=PICTURES / f"{name}.png")

    async def workshop(self) -> None:
        facilitator, people, at = await self.event(
            template="workshop", purpose="To find out what would make the first hours kinder."
        )
        board = await self.open(at)
        await self.take(board, "joining", ".board-joining")
        go = facilitator.done
        await go("open_stage", stage=facilitator.stage("ideas"))
        posted = [await people[n].done("post_idea", text=text) for n, text in enumerate(self.ideas)]
        await self.take(board, "silent", ".board-silent")
        await go("show_ideas")
        await self.take(board, "ideas", ".board-ideas .wall-item")
        await go("direct_board", large=True)
        await self.take(board, "large", ".board-ideas .wall-item")
        await go("direct_board", large=False, frozen=True)
        await self.take(board, "frozen", ".freeze-mark")
        await go("direct_board", frozen=False)
        await go("open_stage", stage=facilitator.stage("themes"))
        themes = []
        for name, members in THEMES.items():
            theme = await go("make_theme", ideas=[posted[n] for n in members])
            await go("name_theme", theme=theme, name=name)
            themes.append(theme)
        await self.take(board, "themes", ".cluster >> nth=3")
        await go("open_stage", stage=facilitator.stage("vote"))
        moving = await self.open(at, reduced_motion="no-preference")
        await self.dots(people[:22], themes, (2, 3, 1, 2))
        await self.take(board, "vote", ".board-vote")
        await go("reveal")
        await self.take(board, "results", ".row")
        await moving.locator(".podium").wait_for()
        for name in ("Second", "First"):
            await go("direct_board", turn=1)
            await moving.get_by_role("heading", name=f"{name} place").wait_for()
        await self.take(moving, "first-place", ".podium-1 .podium-row")
        await moving.context.close()
        await go("new_round")
        await self.dots(people, themes, (3, 2, 2, 1))
        await go("reveal")
        await board.locator(".row-two").first.wait_for()
        await go("direct_board", turn=-1)
        await self.take(board, "moves", ".moves")
        await go("open_stage", stage=facilitator.stage("pledges"))
        await self.take(board, "pledges-none", ".board-pledges .calm")
        await self.pledge(people, 5)
        await self.take(board, "pledges-5", ".slip >> nth=4")
        await self.pledge(people, PLEDGES - 5)
        await board.reload()
        await self.take(board, "pledges-300", ".band")
        dark = await self.open(f"{at}?lang=cy", color_scheme="dark")
        await self.take(dark, "pledges-300-dark", ".band")
        await go("open_stage", stage=facilitator.stage("close"))
        await self.take(board, "close", ".board-close")
        await self.leave(board.context, dark.context, facilitator, *people)

    async def dots(self, people: list[Phone], themes: list[str], most: tuple[int, ...]) -> None:
        for person in people:
            for theme, dots in zip(themes, most, strict=True):
                given = self.chance.randint(0, dots)
                if given:
                    await person.ask("cast_vote", idea=theme, dots=min(2, given))

    async def pledge(self, people: list[Phone], count: int) -> None:
        made: list[str] = []
        for first in range(0, count, PEOPLE):
            some = people[: min(PEOPLE, count - first)]
            made += await asyncio.gather(
                *(self.promise(one, first + n) for n, one in enumerate(some))
            )
            await asyncio.sleep(0.3)
        for person in people[:12]:
            await person.ask("join_pledge", pledge=self.chance.choice(made[:8]))

    async def promise(self, person: Phone, n: int) -> str:
        return await person.done(
            "make_pledge",
            text=f"I will {PROMISES[n % len(PROMISES)]}",
            kind=self.chance.choice(["action", "culture"]),
            who=self.chance.choice(WHO),
            by_when=self.chance.choice(WHEN),
        )

    async def votes_twice(self, method: str) -> None:
        facilitator, people, at = await self.event(template="quick")
        board = await self.open(at)
        await facilitator.done("choose_method", stage=facilitator.stage("vote"), method=method)
        await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
        posted = [
            await people[n].done("post_idea", text=text) for n, text in enumerate(self.ideas[:5])
        ]
        await facilitator.done("open_stage", stage=facilitator.stage("vote"))
        for round_ in (1, 2):
            for person in people:
                for n, idea in enumerate(posted):
                    await person.ask("cast_vote", idea=idea, **self.vote(method, n, round_))
            await facilitator.done("reveal")
            await board.locator(".row").first.wait_for()
            if round_ == 1:
                await facilitator.done("new_round")
        await self.take(board, method, ".row-two .chart")
        await self.leave(board.context, facilitator, *people)

    async def ladder_twice(self) -> None:
        facilitator, people, at = await self.event(template="quick")
        board = await self.open(at)
        go = facilitator.done
        first = await go("add_stage", kind="ladder")
        again = await go("add_stage", kind="ladder")
        await go("change_stage", stage=again, repeats=first)
        for stage, when, middle in ((first, "today", 3.4), (again, "after this morning", 4.6)):
            await go("add_prompt", stage=stage, text=f"Where does our work stand {when}?")
            await go("open_stage", stage=stage)
            for n, person in enumerate(people):
                rung = max(1, min(7, round(self.chance.gauss(middle, 1.2))))
                await person.done("place_rung", stage=stage, rung=rung)
                if stage == first and n == 21:
                    await self.take(board, "ladder", ".board-ladder .person-lit >> nth=21")
            await go("reveal")
        await self.take(board, "ladder-again", ".climb-shift")
        await self.leave(board.context, facilitator, *people)

    def vote(self, method: str, n: int, round_: int) -> dict[str, object]:
        liking = (n * 2 + round_ * 3) % 5
        if method == "scale":
            score = round(self.chance.gauss(2.4 + 0.5 * liking, 1))
            return {"score": max(1, min(5, score))}
        weights = [3 + 2 * liking, 2 + n, 2]
        return {"opinion": self.chance.choices(["agree", "disagree", "pass"], weights)[0]}

    async def leave(self, *all_: object) -> None:
        for one in all_:
            await (one.leave() if isinstance(one, Phone) else one.close())  # type: ignore[attr-defined]
