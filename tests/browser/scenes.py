"""Every scene of the board, one after the other, filled with words as long as they come."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from tests.server.phones import Phone
from tests.server.servers import Server

SAID = (
    "Gofynnwch sut y cysgais i cyn mesur fy mhwysedd gwaed, a dywedwch mewn geiriau plaen beth"
    " fydd yn digwydd heddiw. Ask me how I slept before you measure my blood pressure, and tell me"
    " in plain words what will happen today, who will come, and whom my daughter may ring. Thank"
    " you! "
)
LONG = (SAID * 2)[:279] + "."
LONGEST = (SAID * 2)[:499] + "."
SHORT = "Tea that is still hot"
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

ABOUT: dict[str, Any] = {
    "title": "Better first hours of the day on Cedar Ward and in the day room beside it",
    "purpose": LONG,
    "influence": LONG,
    "languages": ["en", "cy"],
    "translations": {
        "cy": {"title": "Boreau gwell ar Ward Cedrwydd ac yn yr ystafell ddydd wrth ei hymyl"}
    },
}
# For each stage of the workshop.
PROMPTS = {
    f"s{n}": [{"text": LONG, "translations": {"cy": f"Yn Gymraeg: {LONG}"}}] for n in range(1, 9)
}
PEOPLE = 6


@dataclass(frozen=True)
class Scene:
    """What is on the board, and what is there as soon as it is."""

    name: str
    there: str


class Hall:
    """A facilitator, people with phones, and an event of long words."""

    def __init__(self, server: Server, links: dict[str, str]) -> None:
        self.server = server
        self.links = links
        self.people: list[Phone] = []

    async def open(self) -> "Hall":
        code, token = self.links["code"], self.links["facilitator_token"]
        self.facilitator = await Phone(self.server.url, code, "facilitator", token=token).connect()
        self.people = [await Phone(self.server.url, code).connect() for _ in range(PEOPLE)]
        return self

    @property
    def board(self) -> str:
        return f"{self.server.url}/{self.links['code']}/board"

    async def join(self) -> Phone:
        """One more."""
        self.people.append(await Phone(self.server.url, self.links["code"]).connect())
        return self.people[-1]

    async def go(self, kind: str) -> None:
        await self.facilitator.done("open_stage", stage=self.facilitator.stage(kind))

    async def post(self, count: int) -> list[str]:
        """Ideas, of which some are as long as may be."""
        texts = [LONG, SHORT, LONGEST, f"{WORD} {WORD}"]
        return [
            await self.people[n % PEOPLE].done("post_idea", text=f"{n}. {texts[n % 4]}"[:500])
            for n in range(count)
        ]

    async def vote(self, ideas: list[str], **votes: Any) -> None:
        """Each votes on one idea less than the one before."""
        for first, person in enumerate(self.people):
            for idea in ideas[first:]:
                await person.ask("cast_vote", idea=idea, **votes)

    async def pledge(self, count: int) -> None:
        for n in range(count):
            await self.people[n % PEOPLE].done(
                "make_pledge",
                text=f"{n}. {[LONG, SHORT, LONGEST][n % 3]}"[:500],
                kind=("action", "culture")[n % 2],
                who=f"Mair {WORD}"[:60],
                group="The night team of Cedar Ward, together with everybody who volunteers there",
                by_when="by the end of March, if the new rota has come by then",
                support=LONG,
            )

    async def leave(self) -> None:
        for one in (self.facilitator, *self.people):
            await one.leave()


async def workshop(hall: Hall) -> AsyncIterator[Scene]:
    """A whole event; the name of each scene as soon as it is open."""
    yield Scene("joining", ".board-joining")
    await hall.go("welcome")
    yield Scene("welcome", ".board-joining")
    await hall.go("ideas")
    await hall.facilitator.done("start_timer", seconds=300)
    yield Scene("ideas-none", ".board-silent")
    ideas = await hall.post(12)
    yield Scene("silent", '.huge-number:text-is("12")')
    await hall.facilitator.done("show_ideas")
    await hall.facilitator.done("pause_posting", paused=True)
    yield Scene("ideas", ".board-ideas .wall-item")
    await hall.facilitator.done("pause_posting", paused=False)
    await hall.go("themes")
    yield Scene("themes-none", ".board-themes .calm")
    for first in range(0, 10, 2):
        theme = await hall.facilitator.done("make_theme", ideas=ideas[first : first + 2])
        await hall.facilitator.done("name_theme", theme=theme, name=LONG[:80])
        await hall.facilitator.done("name_theme", theme=theme, name=LONG[:79], lang="cy")
    yield Scene("themes", ".cluster >> nth=3")
    await hall.go("vote")
    themes = list(hall.facilitator.view["themes"])
    yield Scene("vote", ".board-vote")
    await hall.vote(themes, dots=1)
    await hall.facilitator.done("reveal")
    yield Scene("reveal", ".row")
    await hall.facilitator.done("new_round")
    await hall.vote(themes[::-1], dots=1)
    await hall.facilitator.done("reveal")
    yield Scene("reveal-again", ".row-two")
    await hall.go("pledges")
    yield Scene("pledges-none", ".board-pledges .calm")
    await hall.pledge(5)
    yield Scene("pledges", ".board-pledges .card")
    await hall.pledge(20)
    yield Scene("pledges-many", ".band-mark >> nth=24")
    await hall.go("close")
    yield Scene("close", ".board-close")


async def climbed(hall: Hall) -> AsyncIterator[Scene]:
    """The ladder twice, and how perspectives see it."""
    desk = hall.facilitator
    first = await desk.done("add_stage", kind="ladder")
    again = await desk.done("add_stage", kind="ladder")
    await desk.done("change_stage", stage=again, repeats=first)
    for stage in (first, again):
        await desk.done("add_prompt", stage=stage, text=LONG, lang="en")
    people = [*hall.people, *[await hall.join() for _ in range(4)]]
    for number, one in enumerate(people):
        await one.done("choose_perspectives", perspectives=[f"v{1 + number % 2}"])
    for stage, rungs, name in ((first, (1, 4), ""), (again, (3, 7), "-again")):
        await desk.done("open_stage", stage=stage)
        yield Scene(f"ladder{name}", ".board-ladder .climb")
        for number, one in enumerate(people):
            await one.done("place_rung", stage=stage, rung=rungs[number % 2])
        await desk.done("reveal")
        yield Scene(f"climb{name}", ".climb-shift" if name else ".board-climb .climb")
    await desk.done("close_stage")
    await desk.done("show_ground", stage=again)
    yield Scene("heights", ".height")


async def voted(hall: Hall, method: str) -> AsyncIterator[Scene]:
    """A vote by another method, twice."""
    stage = hall.facilitator.stage("vote")
    await hall.facilitator.done("choose_method", stage=stage, method=method)
    await hall.go("ideas")
    ideas = await hall.post(8)
    await hall.go("vote")
    yield Scene(f"vote-{method}", ".board-vote")
    first = {"scale": {"score": 4}, "opinion": {"opinion": "agree"}, "approval": {"approve": True}}
    then = {
        "scale": {"score": 2},
        "opinion": {"opinion": "disagree"},
        "approval": first["approval"],
    }
    await hall.vote(ideas, **first[method])
    await hall.facilitator.done("reveal")
    yield Scene(f"reveal-{method}", ".row")
    await hall.facilitator.done("new_round")
    await hall.vote(ideas[::-1], **first[method])
    await hall.vote(ideas[:3], **then[method])
    await hall.facilitator.done("reveal")
    yield Scene(f"reveal-{method}-again", ".row-two")
