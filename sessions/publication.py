"""What is published of a stage's votes by perspective: once, finished, and safe beside all others.

No later choice, vote, erasure or undone step changes what was published, so that there are never
two tables of one thing to subtract. Nor do the tables of two stages tell who came, went or chose
between: an idea is split by perspective once for each way to vote, and people are sorted into
groups anew only when five or more have come, gone or chosen otherwise.
"""

from sessions import common_ground, equal_voice, ladder
from sessions.ballot import Ballot, BallotKey
from sessions.equal_voice import REST
from sessions.events import AggregatesPublished, Event, Revealed, StageClosed, StageOpened
from sessions.rules import Evolvers
from sessions.state import Published, SessionState, Stage, Touched
from sessions.wire import GroundGroup

MOST_ROWS = 200


def published(state: SessionState, events: list[Event], now: int) -> list[Event]:
    """What a step publishes: the open stage's aggregates when it closes, or is revealed closed."""
    stage = _finished(state, events)
    if stage is None or not state.perspectives or stage.id in state.ground:
        return []
    return [_aggregates(state, stage, now)]


def _finished(state: SessionState, events: list[Event]) -> Stage | None:
    for event in events:
        if isinstance(event, StageOpened | StageClosed):
            stage = state.open_stage
            return stage if stage and stage.is_ballot and state.is_revealed(stage) else None
        if isinstance(event, Revealed) and state.ballot:
            stage = state.stages[state.ballot.stage]
            return stage if stage.status == "done" else None
    return None


def _aggregates(state: SessionState, stage: Stage, now: int) -> AggregatesPublished:
    ballot = state.ballots[BallotKey(stage.id, stage.round)]
    polled = _polled(state, ballot)
    renewed = state.apart(equal_voice.moved(state.polled, polled)) >= equal_voice.SMALLEST
    groups = _anew(state, polled) if renewed else _as_before(state, ballot)
    if len(groups) < 2:
        groups = {}
    rows, plain = _rows(state, stage, ballot, list(groups.values())) if groups else ({}, {})
    return AggregatesPublished(
        at=now,
        stage=stage.id,
        round=stage.round,
        kind=ballot.kind,
        by=ballot.by,
        groups=[GroundGroup(key or None, _names(state, key)) for key in groups],
        rows=dict(sorted(rows.items())),
        renewed=renewed,
        plain=dict(sorted(plain.items())),
    )


def _rows(
    state: SessionState, stage: Stage, ballot: Ballot, groups: list[set[str]]
) -> tuple[dict[str, list[int]], dict[str, int]]:
    """The shares of every group, and those of the whole room."""
    if ballot.by == "ladder":
        cells = ladder.cells(ballot, stage.id, groups, state.apart)
        shares = equal_voice.table(list(cells.values()))
        rows = dict(zip(cells, shares, strict=True)) if shares else {}
    else:
        cells = {
            one: common_ground.cells(ballot, one, groups, state.apart)
            for one in _subjects(state, ballot)
        }
        found = ((one, equal_voice.row(row)) for one, row in cells.items())
        rows = {one: row for one, row in found if row is not None}
    plain = {one: equal_voice.share(equal_voice.room_of(cells[one]), 5) for one in rows}
    return rows, plain


def _polled(state: SessionState, ballot: Ballot) -> dict[str, list[str]]:
    """What everybody who took part says of their place in the room, now."""
    known = {one.id for one in state.perspectives}
    return {
        person: [key for key in state.people[person].perspectives if key in known]
        for person in _voters(ballot)
    }


def _voters(ballot: Ballot) -> list[str]:
    return [key for key, person in ballot.people.items() if person.counted]


def _anew(state: SessionState, chosen: dict[str, list[str]]) -> dict[str, set[str]]:
    order = [one.id for one in state.perspectives]
    return equal_voice.groups(chosen, equal_voice.counted_as(chosen), order, state.apart)


def _as_before(state: SessionState, ballot: Ballot) -> dict[str, set[str]]:
    """The groups of the last table, of those who took part again; newcomers are the rest."""
    last = next(reversed(state.ground.values()), None)
    columns = [group.id or REST for group in last.groups] if last else []
    counted = equal_voice.counted_as(state.polled)
    return equal_voice.same_groups(_voters(ballot), counted, columns, state.apart)


def _subjects(state: SessionState, ballot: Ballot) -> list[str]:
    """What may have a row, most voted first: nothing that one had before, with this way to vote."""
    split = state.split.get(ballot.kind, set())
    fresh = [key for key in ballot.tallies if not split & _covers(state, ballot, key)]
    return sorted(fresh, key=lambda key: (-ballot.tallies[key].voters, key))[:MOST_ROWS]


def _covers(state: SessionState, ballot: Ballot, subject: str) -> set[str]:
    """All that votes on it were cast on: an idea, and what was merged into it."""
    idea = state.ideas.get(subject) if ballot.by == "ideas" else None
    return set(idea.group) if idea else {subject}


def _names(state: SessionState, key: str) -> dict[str, str]:
    """As the perspective is called now, or was when it was last published."""
    for one in state.perspectives:
        if one.id == key:
            return one.names
    tables = reversed(state.ground.values())
    return next((g.names for table in tables for g in table.groups if g.id == key), {})


def on_published(state: SessionState, event: AggregatesPublished, touched: Touched) -> None:
    ballot = state.ballots[BallotKey(event.stage, event.round)]
    if event.renewed:
        state.polled = _polled(state, ballot)
    if event.by != "ladder":
        split = state.split.setdefault(event.kind, set())
        for subject in event.rows:
            split |= _covers(state, ballot, subject)
    state.ground[event.stage] = Published(
        stage=event.stage,
        round=event.round,
        kind=event.kind,
        by=event.by,
        groups=event.groups,
        rows=event.rows,
        plain=event.plain,
    )
    touched.add("ground", event.stage)


EVOLVERS: Evolvers = {
    AggregatesPublished: on_published,
}
