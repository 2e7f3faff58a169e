"""Who is in the room, and whose ideas, votes or pledges a stage brought: shares, once a stage.

As of votes (`publication`): only groups of five or more, rounded, and finished. The groups stay as
they are until, in each of them, nobody or at least five have come, and nobody or at least five have
gone: so no difference between two of these tables is about fewer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from sessions import equal_voice
from sessions.ballot import BallotKey
from sessions.equal_voice import REST, Cell
from sessions.events import Event, StageClosed, StageOpened, VoicesPublished
from sessions.rules import Evolvers
from sessions.state import SessionState, Stage, Touched, Voices
from sessions.wire import GroundGroup, VoicesOf


def published(state: SessionState, events: list[Event], now: int) -> list[Event]:
    """What a stage that closes with this step publishes of who is there."""
    closes = any(isinstance(event, StageOpened | StageClosed) for event in events)
    stage = state.open_stage if closes else None
    if stage is None or not state.perspectives or stage.id in state.voices:
        return []
    placed = _placed(state)
    renewed = _may_renew(state, _groups(state, state.placed), _groups(state, placed))
    groups = _groups(state, placed if renewed else state.placed)
    if len(groups) < 2:
        return []
    of, authors = _given(state, stage)
    names = {one.id: one.names for one in state.perspectives}
    return [
        VoicesPublished(
            at=now,
            stage=stage.id,
            groups=[GroundGroup(key or None, names.get(key, {})) for key in groups],
            people=_shares({key: len(group) for key, group in groups.items()}),
            of=of,
            given=_shares_of(state, groups, authors),
            renewed=renewed,
            votes=_shares_of(state, groups, _voters(state, stage)) if of == "ideas" else None,
        )
    ]


def _placed(state: SessionState) -> dict[str, list[str]]:
    """What everybody in the room says of their place there, now."""
    known = {one.id for one in state.perspectives}
    return {
        person.id: [key for key in person.perspectives if key in known]
        for person in state.people.values()
        if not person.removals
    }


def _groups(state: SessionState, placed: dict[str, list[str]]) -> dict[str, set[str]]:
    order = [one.id for one in state.perspectives]
    return equal_voice.groups(placed, equal_voice.counted_as(placed), order, state.apart)


def _may_renew(
    state: SessionState, before: Mapping[str, set[str]], now: Mapping[str, set[str]]
) -> bool:
    for key in before.keys() | now.keys():
        then, there = before.get(key, set()), now.get(key, set())
        moved = (there - then, then - there)
        if any(0 < state.apart(some) < equal_voice.SMALLEST for some in moved):
            return False
    return True


def _given(state: SessionState, stage: Stage) -> tuple[VoicesOf | None, list[str]]:
    """What the stage brought that everybody sees, by who gave it."""
    if stage.kind in ("ideas", "conversation"):
        mine = (idea for idea in state.ideas.values() if idea.stage == stage.id)
        return "ideas", [idea.author for idea in mine if idea.author and state.is_open(idea)]
    if stage.kind == "pledges" and not any(one.of == "pledges" for one in state.voices.values()):
        pledges = state.pledges.values()
        return "pledges", [one.author for one in pledges if one.author and one.is_public]
    if stage.is_ballot and stage.round:
        return "votes", _voters(state, stage)
    return None, []


def _voters(state: SessionState, stage: Stage) -> list[str]:
    """Everybody with a vote in the stage's current round; in a stage without votes, nobody."""
    ballot = state.ballots.get(BallotKey(stage.id, stage.round))
    return [key for key, person in ballot.people.items() if person.counted] if ballot else []


def _shares_of(
    state: SessionState, groups: Mapping[str, set[str]], authors: Iterable[str]
) -> list[int] | None:
    """Each group's share of what was given; None where fewer than five of a group gave any."""
    given = Counter(authors)
    inside: set[str] = set().union(*groups.values())
    rest = given.keys() - inside
    if rest and REST not in groups:
        return None
    members = {**groups, **({REST: groups[REST] | rest} if REST in groups else {})}
    if any(state.apart(given.keys() & group) < equal_voice.SMALLEST for group in members.values()):
        return None
    return _shares({key: sum(given[one] for one in group) for key, group in members.items()})


def _shares(sizes: Mapping[str, int]) -> list[int]:
    total = sum(sizes.values())
    return [equal_voice.share(Cell(total, size), 5) for size in sizes.values()]


def on_published(state: SessionState, event: VoicesPublished, touched: Touched) -> None:
    if event.renewed:
        state.placed = _placed(state)
    state.voices[event.stage] = Voices(
        groups=event.groups,
        people=event.people,
        of=event.of,
        given=event.given,
        votes=event.votes,
    )
    touched.add("voices", event.stage)


EVOLVERS: Evolvers = {
    VoicesPublished: on_published,
}
