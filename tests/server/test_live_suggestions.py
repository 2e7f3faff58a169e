"""Suggestions over the wire: who is told what."""

from typing import Any

import pytest

from tests.server.events import Event
from tests.server.phones import TIMEOUT, Phone
from tests.server.servers import Server

MINE = "Serve breakfast later on the ward"
LIKE_IT = "Please serve a later breakfast"
RELATED = (
    "Parking at the hospital should be free",
    "Hospital parking is too far from the door",
    "Tell people where hospital parking is full",
)


async def question(phone: Phone, name: str, *data: Any) -> Any:
    return await phone.socket.call(name, *data, namespace="/live", timeout=TIMEOUT)


async def similar(phone: Phone, text: str = LIKE_IT) -> list[str]:
    answer = await question(phone, "similar", {"text": text, "lang": "en"})
    return [idea["id"] for idea in answer["ideas"]]


async def test_somebody_who_writes_is_told_of_what_everybody_may_see(server: Server) -> None:
    async with Event.on(server) as event:
        console, ann, bob = await event.console(), await event.phone(), await event.phone()
        await console.done("open_stage", stage=console.stage("ideas"))
        idea = await ann.done("post_idea", text=MINE)
        assert await similar(bob) == []
        await console.done("show_ideas")
        assert await similar(bob) == [idea]
        assert await similar(ann) == []
        assert await similar(bob, "breakfast") == []
        assert await question(bob, "similar", {"text": 7}) == {"ideas": []}
        await console.done("hide_idea", idea=idea)
        assert await similar(bob) == []
        await console.done("restore_idea", idea=idea)
        await ann.done("edit_idea", idea=idea, text="Something quite different")
        assert await similar(bob) == []
        await ann.done("edit_idea", idea=idea, text=MINE)
        await bob.done("support_idea", idea=idea, suggested=True)
        await console.until(lambda: console.view["ideas"].get(idea, {}).get("supporters") == 1)
        assert bob.me["supported"].keys() == {idea}
        assert not ann.me["supported"]


async def test_whoever_has_a_seat_is_told_too_however_it_is_called(server: Server) -> None:
    async with Event.on(server) as event:
        console, ann, bob = await event.console(), await event.phone(), await event.phone()
        await console.done("open_stage", stage=console.stage("ideas"))
        idea = await ann.done("post_idea", text=MINE)
        await console.done("show_ideas")
        seat = "s" * 64
        await bob.repeat(seat, "add_seat")
        answer = await question(bob, "similar", {"text": LIKE_IT, "seat": seat})
        assert [one["id"] for one in answer["ideas"]] == [idea]


async def test_what_may_not_be_seen_is_never_suggested(server: Server) -> None:
    async with Event.on(server) as event:
        console, ann, bob = await event.console(), await event.phone(), await event.phone()
        await console.done("open_stage", stage=console.stage("ideas"))
        await console.done("show_ideas")
        await console.done("set_hold", ideas="all", pledges="none")
        held = await ann.done("post_idea", text=MINE)
        again = await ann.done("post_idea", text="Breakfast on the ward served later")
        assert await similar(bob) == []
        assert await question(console, "suggest") == {"suggestions": 0}
        await console.done("approve_idea", idea=held)
        assert await similar(bob) == [held]
        await console.done("rewrite_idea", idea=held, text="Something quite different")
        assert await similar(bob) == []
        # An original is found by its own words, and stands for the idea that it is part of.
        await console.done("approve_idea", idea=again)
        await console.done("merge_ideas", into=held, **{"from": [again]})
        assert await similar(bob) == [held]
        await console.done("hide_idea", idea=held)
        assert await similar(bob) == []
        await console.done("restore_idea", idea=held)
        assert await similar(bob) == [held]
        await console.done("hide_idea", idea=again)
        assert await similar(bob) == []
        await console.done("restore_idea", idea=again)
        # Somebody who was removed can support nothing.
        await console.done("set_hold", ideas="none", pledges="none")
        await console.done("remove_author", idea=await bob.done("post_idea", text="Harm"))
        assert await similar(bob) == []
        assert await similar(await event.phone()) == [held]


async def test_one_who_runs_the_event_is_shown_what_belongs_together(server: Server) -> None:
    async with Event.on(server) as event:
        console, ann = await event.console(), await event.phone()
        await console.done("open_stage", stage=console.stage("ideas"))
        one = await ann.done("post_idea", text=MINE)
        two = await ann.done("post_idea", text="Breakfast on the ward served later")
        await ann.done("post_idea", text="Free parking for carers")
        assert (await question(ann, "suggest"))["code"] == "not_allowed"
        assert await question(console, "suggest") == {"suggestions": 1}
        await console.until(lambda: console.view["suggestions"])
        [suggestion] = console.view["suggestions"].values()
        assert (suggestion["kind"], set(suggestion["ideas"])) == ("merge", {one, two})
        asked = {"into": one, "from": [two], "suggestion": suggestion["id"]}
        await console.done("merge_ideas", **asked)
        await console.until(lambda: not console.view["suggestions"])
        assert await question(console, "suggest") == {"suggestions": 0}
        assert not ann.says(suggestion["id"])


async def test_a_theme_is_made_of_what_is_suggested(server: Server) -> None:
    async with Event.on(server) as event:
        console, ann = await event.console(), await event.phone()
        await console.done("open_stage", stage=console.stage("ideas"))
        ideas = {await ann.done("post_idea", text=text) for text in RELATED}
        assert await question(console, "suggest") == {"suggestions": 1}
        await console.until(lambda: console.view["suggestions"])
        [suggestion] = console.view["suggestions"].values()
        assert (suggestion["kind"], set(suggestion["ideas"])) == ("theme", ideas)
        asked = {"ideas": suggestion["ideas"], "suggestion": suggestion["id"]}
        theme = await console.done("make_theme", **asked)
        await console.until(lambda: not console.view["suggestions"])
        assert set(console.view["themes"][theme]["ideas"]) == ideas
        assert await question(console, "suggest") == {"suggestions": 0}
        await console.done("undo")
        await console.until(lambda: suggestion["id"] in console.view["suggestions"])
        assert console.view["themes"] == {}
        assert not ann.says(suggestion["id"])


@pytest.mark.parametrize("role", ["board", "attendee"])
async def test_suggestions_are_nobody_else_s(server: Server, role: str) -> None:
    async with Event.on(server) as event:
        one = await event.client(role).connect()
        assert (await question(one, "suggest"))["ok"] is False
        assert one.view["suggestions"] == {}
