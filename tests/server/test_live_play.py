"""Whatever happens, everybody sees the same in the end."""

import random

import pytest

from tests.server.events import Event
from tests.server.phones import TRANSPORTS, Phone

KINDS = ("ideas", "vote", "vote", "pledges")


def standing(console: Phone) -> list[str]:
    """The removals that can be taken back."""
    return [one["removal"] for one in console.view["log"].values() if one["stands"]]


class Play:
    """A bounded random play. The seed tells all of it but the network's timing."""

    def __init__(self, event: Event, seed: int) -> None:
        self.event = event
        self.random = random.Random(seed)
        self.phones: list[Phone] = []
        self.screens: list[Phone] = []

    async def begin(self) -> None:
        for transports in (*TRANSPORTS, ("websocket",)):
            self.phones.append(await self.event.phone(*transports))
        self.screens = [await self.event.board(), await self.event.console()]
        console = self.screens[1]
        await console.done("open_stage", stage=console.stage("ideas"))
        for number in range(3):
            for phone in self.phones:
                await phone.done("post_idea", text=f"Idea {number}")
        await console.until(lambda: len(console.view["ideas"]) == 12)

    async def step(self) -> None:
        if self.random.random() < 0.08:
            await self.fall_out()
        elif self.random.random() < 0.3:
            await self.facilitate(self.screens[1])
        else:
            await self.attend(self.random.choice(self.phones))

    async def fall_out(self) -> None:
        """Somebody loses the connection and comes back a moment later, another way perhaps."""
        row = self.random.choice([self.phones, self.screens])
        seat = self.random.randrange(len(row))
        await row[seat].leave()
        for _ in range(self.random.randrange(3)):
            await self.attend(
                self.random.choice([one for one in self.phones if one.socket.connected])
            )
        row[seat] = await self.event.back(row[seat], *self.random.choice(TRANSPORTS))

    async def facilitate(self, console: Phone) -> None:
        if not console.socket.connected:
            return
        type_, fields = self.random.choice(
            [
                ("open_stage", {"stage": console.stage(self.random.choice(KINDS))}),
                ("show_ideas", {}),
                ("show_ideas", {"stage": console.stage("ideas")}),
                ("reveal", {}),
                ("new_round", {}),
                ("undo", {}),
                ("undo", {}),
                ("hold_ideas", {"hold": self.random.random() < 0.3}),
                ("set_hold", {"pledges": self.random.choice(["none", "none", "flagged", "all"])}),
                ("approve_unflagged", {}),
                ("pause_posting", {"paused": self.random.random() < 0.2}),
                ("rewrite_idea", {"idea": self.one("ideas"), "text": "Said anew"}),
                ("flag_idea", {"idea": self.one("ideas"), "note": "a note"}),
                ("remove_author", {"idea": self.one("ideas")}),
                *(("let_back", {"removal": one}) for one in standing(console)),
                ("hide_idea", {"idea": self.one("ideas")}),
                ("restore_idea", {"idea": self.one("ideas")}),
                ("approve_idea", {"idea": self.one("ideas")}),
                ("merge_ideas", {"into": self.one("ideas"), "from": [self.one("ideas")]}),
                ("unmerge_idea", {"idea": self.one("ideas")}),
                ("make_theme", {"ideas": [self.one("ideas"), self.one("ideas")]}),
                ("add_to_theme", {"theme": self.one("themes"), "ideas": [self.one("ideas")]}),
                ("name_theme", {"theme": self.one("themes"), "name": "Mornings"}),
                ("dissolve_theme", {"theme": self.one("themes")}),
                ("vote_on", {"stage": console.stage("vote"), "by": "themes"}),
                ("vote_on", {"stage": console.stage("vote"), "by": "ideas"}),
                ("hide_pledge", {"pledge": self.one("pledges")}),
                ("restore_pledge", {"pledge": self.one("pledges")}),
                ("start_timer", {"seconds": 60}),
                ("set_tables", {"names": ["", "Window"], "labels": self.random.random() < 0.8}),
                ("assign_tables", {"on": self.random.random() < 0.7, "everybody": True}),
                ("next_table_round", {}),
                ("direct_board", {"frozen": self.random.random() < 0.5, "turn": 1}),
            ]
        )
        await console.ask(type_, **fields)

    async def attend(self, phone: Phone) -> None:
        type_, fields = self.random.choice(
            [
                ("post_idea", {"text": f"Idea {self.random.random()}"}),
                ("post_idea", {"text": f"Idea {self.random.random()}"}),
                ("edit_idea", {"idea": self.one("ideas"), "text": "Edited"}),
                ("withdraw_idea", {"idea": self.one("ideas")}),
                ("cast_vote", {"idea": self.one("ideas"), "dots": self.random.randrange(4)}),
                ("cast_vote", {"idea": self.one("ideas"), "dots": self.random.randrange(4)}),
                ("cast_vote", {"idea": self.one("themes"), "dots": self.random.randrange(4)}),
                ("cast_vote", {"idea": self.one("ideas"), "opinion": "agree"}),
                ("make_pledge", {"text": "A promise", "kind": "action", "ideas": []}),
                ("join_pledge", {"pledge": self.one("pledges")}),
                ("leave_pledge", {"pledge": self.one("pledges")}),
                ("take_table", {"table": self.random.choice(["t1", "t2", "t3", None])}),
            ]
        )
        await phone.ask(type_, **fields)

    def one(self, collection: str) -> str:
        """Something that the console sees; what is not there is refused, which is fine too."""
        known = sorted(self.screens[1].view[collection])
        return self.random.choice(known) if known else "none"


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_after_a_random_play_everybody_sees_the_same(event: Event, seed: int) -> None:
    play = Play(event, seed)
    await play.begin()
    for _ in range(100):
        await play.step()
    for known in (play.phones, [play.screens[0]], [play.screens[1]]):
        role = known[0].auth["role"]
        for one in known:
            fresh = await event.client(role, token=one.auth["token"]).connect()
            # Deltas that are still on their way arrive; nothing else may.
            await one.until(lambda one=one, fresh=fresh: one.view == fresh.view)
            assert one.me == fresh.me
    console = play.screens[1]
    assert console.view["ideas"], "the play made nothing"
