"""What is not in the frames: every byte that somebody received is looked at."""

import functools
from collections.abc import Callable

import pytest

from tests.server.events import Event
from tests.server.phones import Phone


class Hall:
    """Two phones, a board and a console; `eyes` are those that may not see everything."""

    def __init__(self, ann: Phone, ben: Phone, board: Phone, console: Phone) -> None:
        self.ann, self.ben, self.board, self.console = ann, ben, board, console
        self.eyes = (ann, ben, board)

    async def all_see(self, holds: Callable[[Phone], object]) -> None:
        for eye in self.eyes:
            await eye.until(functools.partial(holds, eye))

    async def opens(self, kind: str) -> None:
        stage = self.console.stage(kind)
        await self.console.done("open_stage", stage=stage)
        await self.all_see(lambda eye: eye.session["stage"] == stage)

    def never(self, *words: str) -> None:
        """Nobody but Ann, and the console, ever received any of these words."""
        for word in words:
            assert not self.ben.says(word), word
            assert not self.board.says(word), word


@pytest.fixture
async def hall(event: Event) -> Hall:
    return Hall(
        await event.phone(), await event.phone(), await event.board(), await event.console()
    )


async def test_ideas_that_are_not_open_are_in_no_frame(event: Event, hall: Hall) -> None:
    ann, ben, console = hall.ann, hall.ben, hall.console
    await hall.opens("ideas")
    silent = await ann.done("post_idea", text="Silent thought")
    await hall.all_see(lambda eye: eye.view["stages"][eye.stage("ideas")]["ideas"] == 1)
    hall.never("Silent thought", silent)
    await console.done("hide_idea", idea=silent)
    await console.done("hold_ideas", hold=True)
    held = await ann.done("post_idea", text="Held thought")
    await console.done("show_ideas")
    await console.done("hold_ideas", hold=False)
    shown = [await one.done("post_idea", text="Shown thought") for one in (ann, ben)]
    await hall.all_see(lambda eye: set(shown) <= set(eye.view["ideas"]))
    fresh = await event.phone(), await event.board()
    hall.never("Silent thought", "Held thought", silent, held)
    for eye in fresh:
        assert not any(eye.says(word) for word in ("Silent thought", "Held thought", silent, held))
    assert {silent, held} <= set(ann.me["ideas"])


async def test_dots_are_in_no_frame_before_the_reveal(event: Event, hall: Hall) -> None:
    ann, ben, board, console = hall.ann, hall.ben, hall.board, hall.console
    await hall.opens("ideas")
    await console.done("show_ideas")
    first, second = [await one.done("post_idea", text="Thought") for one in (ann, ben)]
    await hall.opens("vote")
    await ann.done("cast_vote", idea=first, dots=3)
    await ben.done("cast_vote", idea=first, dots=1)
    await ben.done("cast_vote", idea=second, dots=2)
    await board.until(lambda: board.live["voted"] == 2)
    await console.until(lambda: console.view["tallies"].get(first) == {"dots": 4, "voters": 2})
    await console.done("new_round")
    await hall.all_see(lambda eye: eye.session["ballot"]["round"] == 2)
    await console.until(lambda: console.view["results"])
    for eye in (*hall.eyes, await event.phone(), await event.board()):
        assert not eye.says("voters"), "a tally before the reveal"
        assert eye.view["tallies"] == eye.view["results"] == {}
    await console.done("undo")
    await console.done("reveal")
    await hall.all_see(lambda eye: eye.view["tallies"].get(first) == {"dots": 4, "voters": 2})


async def test_themes_tell_nothing_of_what_is_hidden_in_them(event: Event, hall: Hall) -> None:
    ann, ben, console = hall.ann, hall.ben, hall.console
    await hall.opens("ideas")
    await console.done("hold_ideas", hold=True)
    held = await ann.done("post_idea", text="Held thought")
    await console.done("hold_ideas", hold=False)
    await console.done("show_ideas")
    shown = await ben.done("post_idea", text="Shown thought")
    await console.until(lambda: {held, shown} <= set(console.view["ideas"]))
    dark = await console.done("make_theme", ideas=[held])
    await console.done("name_theme", theme=dark, name="Dark matters")
    theme = await console.done("make_theme", ideas=[held, shown])
    await hall.all_see(lambda eye: eye.view["themes"].get(theme, {}).get("ideas") == [shown])
    await console.done("vote_on", stage=console.stage("vote"), by="themes")
    await hall.opens("vote")
    await ann.done("cast_vote", idea=theme, dots=3)
    await ben.done("cast_vote", idea=theme, dots=2)
    await console.until(lambda: console.view["tallies"].get(theme) == {"dots": 5, "voters": 2})
    assert console.view["themes"][theme]["ideas"] == [held, shown]
    late = await event.phone(), await event.board()
    for eye in (ben, hall.board, *late):
        for word in ("Dark matters", "Held thought", held, dark, "voters"):
            assert not eye.says(word), word
    await console.done("reveal")
    await hall.all_see(lambda eye: eye.view["tallies"] == {theme: {"dots": 5, "voters": 2}})


async def test_hidden_pledges_are_in_no_frame_of_those_who_come_later(
    event: Event, hall: Hall
) -> None:
    await hall.opens("pledges")
    hidden = await hall.ann.done("make_pledge", text="Hidden promise", kind="culture")
    await hall.all_see(lambda eye: hidden in eye.view["pledges"])
    await hall.console.done("hide_pledge", pledge=hidden)
    await hall.all_see(lambda eye: hidden not in eye.view["pledges"])
    for fresh in (await event.phone(), await event.board()):
        assert not fresh.says("Hidden promise")


async def test_no_frame_tells_who_anybody_is(event: Event, hall: Hall) -> None:
    ann, ben, console = hall.ann, hall.ben, hall.console
    await ann.done("set_name", name="Annwyl-of-the-frames")
    await hall.opens("ideas")
    await console.done("show_ideas")
    idea = await ann.done("post_idea", text="Thought")
    await hall.opens("vote")
    await ann.done("cast_vote", idea=idea, dots=3)
    await console.done("reveal")
    await hall.opens("pledges")
    pledge = await ann.done("make_pledge", text="Ring", kind="action", ideas=[idea])
    await ben.done("join_pledge", pledge=pledge)
    await hall.all_see(lambda eye: eye.view["pledges"].get(pledge, {}).get("joiners") == 1)
    late = await event.phone(), await event.board(), await event.console()
    for eye in (*hall.eyes, console, *late):
        words = ['"author', '"voter"', '"seat"', event.token]
        if eye.auth["role"] != "facilitator":
            words += ['"facilitator', '"members":{"', '"doings":{"']
        for word in words:
            assert not eye.says(word), word
        for person in {ann, ben} - {eye}:
            assert not eye.says(person.welcome["participant"])
            assert not eye.says(person.auth["token"])
        assert eye is ann or not eye.says("Annwyl-of-the-frames")


async def test_a_conversations_tallies_are_the_facilitators_until_revealed(
    conversation: Event,
) -> None:
    ann, board, console = (
        await conversation.phone(),
        await conversation.board(),
        await conversation.console(),
    )
    await console.done("next_stage")
    idea = await ann.done("post_idea", text="Later buses")
    await ann.done("cast_vote", idea=idea, opinion="pass")
    await console.until(lambda: console.view["tallies"].get(idea, {}).get("pass") == 1)
    await board.until(lambda: board.live["voted"] == 1)
    await board.until(lambda: idea in board.view["ideas"])
    for eye in (ann, board):
        assert not eye.says("voters")
        assert not eye.says("disagree")
    assert not board.says('"pass"')
    await console.done("reveal")
    for eye in (ann, board):
        await eye.until(lambda eye=eye: eye.view["tallies"].get(idea, {}).get("voters") == 1)
