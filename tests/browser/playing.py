"""Plays a template through on its screens as its own script says: two phones, board, console."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent

STAGES = {
    "welcome": "Welcome",
    "ideas": "Ideas",
    "conversation": "Conversation",
    "themes": "Themes",
    "vote": "Vote",
    "talk": "Talk",
    "pledges": "Pledges",
    "ladder": "Ladder",
    "evaluation": "Evaluation",
    "close": "Thanks and next steps",
}
# No two of them are alike, so that nobody is asked whether they are the same.
IDEAS = iter(
    f"{what} {number}"
    for number in range(100, 1000)
    for what in ("Tea at nine", "Quiet wheels", "Music", "Longer visits", "Lights", "A swing")
)
NAMES = ("Time for each other", "A house that sleeps")
PLEDGE = "I will ask every day"


class Screens:
    """The same four devices from event to event, as in a house that holds many."""

    def __init__(self, ann: Page, bob: Page, board: Page, laptop: Page) -> None:
        self.ann = PhoneScreen(ann)
        self.bob = PhoneScreen(bob)
        self.board = board
        self.console = ConsoleScreen(laptop)

    @property
    def phones(self) -> tuple[PhoneScreen, PhoneScreen]:
        return self.ann, self.bob

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.ann.page, self.bob.page, self.board, self.console.page


class Play:
    """One event on these screens. `ideas` and `themes` are what the room has made so far."""

    def __init__(self, screens: Screens, stages: list[dict[str, Any]]) -> None:
        self.screens = screens
        self.stages = stages
        self.ideas: list[str] = []
        self.themes: list[str] = []
        self.grouped = False
        self.people = 2
        self.exports: dict[str, str] = {}

    @property
    def board(self) -> Page:
        return self.screens.board

    @property
    def laptop(self) -> Page:
        return self.screens.console.page

    async def enter(self, at: str, token: str, phones: tuple[str, str] = ("", "")) -> "Play":
        """Everybody arrives; `phones` is what follows the address on each of the two."""
        ann, bob = self.screens.phones
        await asyncio.gather(
            ann.page.goto(f"{at}{phones[0]}"),
            bob.page.goto(f"{at}{phones[1]}"),
            self.board.goto(f"{at}/board"),
            self.laptop.goto(f"{at}/facilitate#{token}"),
        )
        await asyncio.gather(ann.join(), bob.join())
        return self

    async def through(self) -> dict[str, Any]:
        """Every stage, and what is left of it all in the file."""
        for number, stage in enumerate(self.stages, 1):
            await self.open(stage)
            await PLAYED[stage["kind"]](self, number, stage)
        return await self.finish()

    async def open(self, stage: dict[str, Any]) -> None:
        """The one big button; then every screen says what is asked, the console what to say."""
        await self.next(f"Open: {STAGES[stage['kind']]}")
        asked = [prompt["en"] for prompt in stage["prompts"]]
        await expect(self.laptop.locator(".now-prompt")).to_have_text(asked[0])
        script = stage["script"]["en"]
        await expect(self.laptop.locator(".script-words")).to_have_text(script)
        for page in (self.board, self.screens.ann.page, self.screens.bob.page):
            await expect(page.get_by_text(asked[0]).first).to_be_visible()
            await expect(page.get_by_text(script)).to_have_count(0)

    async def next(self, words: str) -> None:
        button = self.laptop.locator(".steps [aria-keyshortcuts=N]")
        await expect(button).to_have_text(re.compile(rf"^{re.escape(words)}"))
        await button.click()

    async def sent(self) -> None:
        await asyncio.gather(*(all_is_sent(phone.page) for phone in self.screens.phones))

    def has(self, kind: str) -> bool:
        return any(stage["kind"] == kind for stage in self.stages)

    def kind_after(self, number: int) -> str:
        return str(self.stages[number]["kind"]) if number < len(self.stages) else ""

    def theme(self, number: int) -> Locator:
        """On the console."""
        return self.laptop.get_by_role("region", name=f"Theme {number}")

    def row(self, text: str) -> Locator:
        """A line of the results on the board."""
        return self.board.locator("article.row", has_text=text)

    async def finish(self) -> dict[str, Any]:
        await self.next("End the last stage")
        await expect(self.laptop.get_by_text("Everything on the agenda is done")).to_be_visible()
        for words in ("Everything as JSON", "Ideas and votes as CSV", "Pledges as CSV"):
            async with self.laptop.expect_download() as downloading:
                await self.screens.console.press(words)
            path = await (await downloading.value).path()
            self.exports[words] = path.read_text("utf-8-sig")
        found: dict[str, Any] = json.loads(self.exports["Everything as JSON"])
        self.check(found)
        return found

    def check(self, found: dict[str, Any]) -> None:
        """All that the room made is in the files, and nothing else."""
        assert [stage["kind"] for stage in found["stages"]] == [one["kind"] for one in self.stages]
        assert {stage["status"] for stage in found["stages"]} == {"done"}
        assert [idea["text"] for idea in found["ideas"]] == self.ideas
        assert [theme["names"]["en"] for theme in found["themes"]] == self.themes
        pledged = self.has("pledges")
        assert [(one["text"], one["joiners"]) for one in found["pledges"]] == [
            (PLEDGE, 1)
        ] * pledged
        assert (PLEDGE in self.exports["Pledges as CSV"]) == pledged
        assert all(idea in self.exports["Ideas and votes as CSV"] for idea in self.ideas)
        assert [one["voters"] for one in found["rounds"]] == [
            1 if stage["kind"] == "conversation" else 2
            for stage in self.stages
            if stage["kind"] in ("vote", "conversation", "ladder")
        ]


async def look(play: Play, number: int, stage: dict[str, Any]) -> None:
    """Welcome, talk, thanks: nothing to do on phones but to read."""
    if stage["kind"] == "close" and play.has("pledges"):
        for phone in play.screens.phones:
            await expect(phone.card(PLEDGE)).to_be_visible()


async def write(play: Play, number: int, stage: dict[str, Any]) -> None:
    ann, bob = play.screens.phones
    new = [next(IDEAS), next(IDEAS)]
    # One after the other: their order in the file is that of their coming.
    for phone, idea in zip((ann, bob), new, strict=True):
        await phone.write_idea(idea)
        await phone.page.get_by_role("button", name="Send idea").click()
        # Who hosts a table reads it once more, among what the table said.
        await expect(phone.card(idea).last).to_be_visible()
        await all_is_sent(phone.page)
    play.ideas += new
    numbers = play.laptop.locator(".now-numbers")
    await expect(numbers).to_contain_text("2 ideas")
    if stage.get("silent"):
        await expect(bob.card(new[0])).to_have_count(0)
        await expect(play.board.get_by_text(new[0])).to_have_count(0)
        await play.next("Show the ideas to everybody")
    for idea in new:
        await expect(play.board.get_by_text(idea)).to_be_visible()
    await expect(bob.card(new[0]).last).to_be_visible()


async def group(play: Play, number: int, stage: dict[str, Any]) -> None:
    """Clusters first; names last: in the stage that asks for them, where there is one."""
    if not play.grouped:
        for at, idea in enumerate(play.ideas[:2], 1):
            await play.laptop.get_by_role("checkbox", name=idea).check()
            await play.laptop.get_by_role("button", name="Make a theme").click()
            await expect(play.theme(at)).to_be_visible()
        await expect(play.board.get_by_role("heading", name="No name yet")).to_have_count(2)
        play.grouped = True
    if play.kind_after(number) == "themes":
        return
    for at, name in enumerate(NAMES, 1):
        field = play.theme(at).get_by_label("Name (3 to 7 words)")
        await field.fill(name)
        await field.press("Enter")
        await expect(play.board.get_by_role("heading", name=name)).to_be_visible()
    play.themes = list(NAMES)
    await expect(play.screens.ann.card(NAMES[0])).to_be_visible()


async def vote(play: Play, number: int, stage: dict[str, Any]) -> None:
    """Bob for both; Ann for the first, and, when she is asked again, for the second."""
    one, two = (play.themes or play.ideas)[:2]
    again = stage.get("repeats")
    words = "I support this" if stage.get("method") == "approval" else "Add a dot"
    ann, bob = play.screens.phones
    for phone, texts in ((ann, [two if again else one]), (bob, [one, two])):
        for text in texts:
            await phone.card(text).get_by_role("button", name=words).click()
    await play.sent()
    turnout = f"2 of {play.people} people have voted"
    await expect(play.laptop.locator(".now-voted")).to_have_text(turnout)
    await expect(play.board.locator("article.row")).to_have_count(0)
    if "Do not show the results" in stage["script"]["en"]:
        return
    await play.screens.console.press("Show the results")
    best, other = (two, one) if again else (one, two)
    await expect(play.row(best).locator(".row-count")).to_contain_text("2")
    await expect(play.row(other).locator(".row-count")).to_contain_text("1")
    if again:
        await expect(play.row(best)).to_contain_text("Before: 1")
        await expect(play.row(best)).to_contain_text("up 1")
        await expect(play.row(other)).to_contain_text("Before: 2")
        await expect(play.row(other)).to_contain_text("down 1")
        await expect(ann.card(other)).to_contain_text("Before: 2 dots")


async def climb(play: Play, number: int, stage: dict[str, Any]) -> None:
    """Two rungs apart at the start, both a rung higher at the end."""
    again = bool(stage.get("repeats"))
    rungs = ("Engagement", "Co-design") if again else ("Consultation", "Engagement")
    for phone, rung in zip(play.screens.phones, rungs, strict=True):
        await phone.page.get_by_role("radio", name=rung).check(force=True)
    await play.sent()
    turnout = f"2 of {play.people} people have chosen a rung"
    await expect(play.laptop.locator(".now-voted")).to_have_text(turnout)
    await expect(play.board.locator(".climb-people")).to_have_count(0)
    await play.next("Show the results")
    shift = play.board.get_by_text("The room moved up by about one rung.")
    await expect(shift).to_have_count(int(again))
    for rung in rungs:
        row = play.board.locator(".climb-rung", has_text=rung)
        await expect(row.locator(".climb-people")).to_contain_text("1 person")
        await expect(play.screens.bob.page.locator(".climb-rung", has_text=rung)).to_be_visible()


async def tell(play: Play, number: int, stage: dict[str, Any]) -> None:
    """Both answer. Of two people no figure shows, so that there is nothing to show."""
    for phone in play.screens.phones:
        await phone.page.get_by_role("radio", name="8").check(force=True)
    await play.sent()
    turnout = f"2 of {play.people} people have answered"
    await expect(play.laptop.locator(".now-voted")).to_have_text(turnout)
    await expect(play.board.locator(".huge-number")).to_have_text("2")


async def converse(play: Play, number: int, stage: dict[str, Any]) -> None:
    ann, bob = play.screens.phones
    idea = next(IDEAS)
    play.ideas.append(idea)
    await ann.post(idea)
    await expect(play.board.get_by_text(idea)).to_be_visible()
    await bob.page.locator("summary", has_text="All ideas").click()
    answer = bob.page.locator("details").get_by_role("group", name=f"Your opinion on: {idea}")
    await answer.get_by_role("button", name="Agree", exact=True).click()
    await play.sent()
    await play.screens.console.press("Show the results")
    await expect(play.row(idea).get_by_role("img", name="Agree: 1")).to_be_visible()


async def promise(play: Play, number: int, stage: dict[str, Any]) -> None:
    ann, bob = play.screens.phones
    await ann.pledge(PLEDGE, "Action")
    await bob.card(PLEDGE).get_by_role("button", name="Join this pledge").click()
    await expect(play.board.get_by_text(PLEDGE)).to_be_visible()
    await expect(play.board.get_by_text("1 person joined")).to_be_visible()


PLAYED: dict[str, Callable[[Play, int, dict[str, Any]], Awaitable[None]]] = {
    "welcome": look,
    "talk": look,
    "ideas": write,
    "themes": group,
    "vote": vote,
    "conversation": converse,
    "ladder": climb,
    "evaluation": tell,
    "pledges": promise,
    "close": look,
}
