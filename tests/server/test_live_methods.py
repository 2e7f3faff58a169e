"""Votes of every method, by real clients: hidden until the reveal, then the same for everybody."""

from typing import Any

import pytest

from tests.server.events import Event

VOTES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "dots": ({"dots": 3}, {"voters": 1, "dots": 3}),
    "opinion": ({"opinion": "pass"}, {"voters": 1, "agree": 0, "disagree": 0, "pass": 1}),
    "approval": ({"approve": True}, {"voters": 1, "approvals": 1}),
    "scale": ({"score": 4}, {"voters": 1, "scores": [0, 0, 0, 1, 0], "mean": 4.0}),
}


@pytest.mark.parametrize("method", VOTES)
async def test_a_vote_travels_from_the_phone_to_the_reveal(event: Event, method: str) -> None:
    vote, tally = VOTES[method]
    phone, board, console = await event.phone(), await event.board(), await event.console()
    stage = console.stage("vote")
    await console.done("choose_method", stage=stage, method=method)
    await console.done("open_stage", stage=console.stage("ideas"))
    idea = await phone.done("post_idea", text="Later breakfast")
    await console.done("show_ideas")
    await console.done("open_stage", stage=stage)
    await phone.until(lambda: phone.session["stage"] == stage)
    assert phone.view["stages"][stage]["method"] == method
    await phone.done("cast_vote", idea=idea, **vote)
    [(field, value)] = vote.items()
    await phone.until(lambda: phone.me["votes"].get(idea, {}).get(field) == value)
    await console.until(lambda: console.view["tallies"] == {idea: tally})
    assert board.view["tallies"] == {}
    await console.done("reveal")
    await board.until(lambda: board.view["tallies"] == {idea: tally})
    await phone.until(lambda: phone.view["tallies"] == {idea: tally})
    refused = await phone.ask("cast_vote", idea=idea, **vote)
    assert refused["code"] == "voting_closed"
    refused = await console.ask("choose_method", stage=stage, method="dots")
    assert refused["code"] == "stage_begun"
