"""The ladder of co-production: where people place the work, and what is published of it.

The seven rungs are those of Think Local Act Personal and the National Co-production Advisory Group,
from 1 at the bottom: coercion, educating, informing, consultation, engagement, co-design,
co-production. A stage on the ladder is a round of votes on one thing, named by the stage's id: so
that two of them, at the start and at the end, are two questions.
"""

from collections.abc import Mapping, Sequence

from sessions.actor import Actor
from sessions.ballot import Ballot
from sessions.commands import PlaceRung
from sessions.equal_voice import Apart, Cell
from sessions.events import Event, RungPlaced
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched
from sessions.votes import open_ballot, touch_votes
from sessions.wire import Gap

# Doing to, doing for, doing with: the rungs of each, the lowest first.
BANDS: Mapping[str, range] = {"to": range(1, 3), "for": range(3, 6), "with": range(6, 8)}
# From here on, groups see it differently: as far as one person in five who goes from "doing to" to
# "doing with" takes a group, or two in five who go one band up.
APART = 40


def place(state: SessionState, command: PlaceRung, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    ballot = open_ballot(state)
    if state.stage != command.stage:
        raise Refuse(Code.VOTING_CLOSED)
    if ballot.by != "ladder":
        raise Refuse(Code.WRONG_VOTE)
    vote = ballot.vote_of(actor.id, command.stage)
    if (vote.value if vote else None) == command.rung:
        return []
    return [RungPlaced(at=now, voter=actor.id, rung=command.rung)]


def on_placed(state: SessionState, event: RungPlaced, touched: Touched) -> None:
    ballot, stage = state.current_ballot, state.stage
    assert ballot is not None
    assert stage is not None
    ballot.cast(event.voter, [stage], event.rung or 0)
    touched.add("tallies", stage)
    touch_votes(stage, [event.voter], touched)


def cells(
    ballot: Ballot, stage: str, groups: Sequence[set[str]], apart: Apart = len
) -> dict[str, list[Cell]]:
    """How many of each group of voters place it in each band."""
    found: dict[str, list[Cell]] = {}
    for band, rungs in BANDS.items():
        there = [sum(ballot.people[one].counted[stage].value in rungs for one in g) for g in groups]
        found[band] = [Cell(len(g), n, apart(g)) for g, n in zip(groups, there, strict=True)]
    return found


def gap(rows: Mapping[str, Sequence[int]]) -> Gap | None:
    """Who places it lowest and highest, read off the published shares alone.

    A group's height is its share of "doing with", less its share of "doing to".
    """
    heights = [high - low for low, high in zip(rows["to"], rows["with"], strict=True)]
    lowest, highest = heights.index(min(heights)), heights.index(max(heights))
    apart = heights[highest] - heights[lowest] >= APART
    return Gap(lowest, highest) if apart else None


DECIDERS: Deciders = {
    PlaceRung: place,
}
EVOLVERS: Evolvers = {
    RungPlaced: on_placed,
}
