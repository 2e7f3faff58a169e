"""A session's state as the desk keeps it: what facilitators may read, without who wrote it."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from server.desk.rows import (
    FOLLOW_UPS,
    EventRow,
    LadderRow,
    PledgeRow,
    Read,
    Room,
    Thing,
)
from server.export.tallies import rounds
from sessions import equal_voice
from sessions.ballot import Ballot
from sessions.privacy import deletes_at
from sessions.state import Pledge, SessionState
from sessions.views.moderation import status

_MINUTE = 60_000


def read(state: SessionState) -> Read:
    return Read(event_of(state), [*_ideas(state), *_pledges(state)])


def event_of(state: SessionState) -> EventRow:
    public = [pledge for pledge in state.pledges.values() if pledge.is_public]
    counted = Counter(pledge.follow_up for pledge in public)
    return EventRow(
        code=state.code,
        title=state.title,
        titles={lang: about.title for lang, about in state.translations.items() if about.title},
        lang=state.lang,
        languages=state.languages,
        series=state.series,
        created_at=_minute(state.created_at),
        ended_at=_minute(state.ended_at) if state.ended_at else None,
        deletes_at=_minute(deletes_at(state)),
        people=len(state.people),
        ideas=len(state.public_ideas),
        pledges=len(public),
        joiners=sum(len(pledge.joiners) for pledge in public),
        follow_ups={name: counted[name] for name in FOLLOW_UPS},
        checked_in=sum(bool(pledge.check_ins) for pledge in public),
        ladder=[
            _ladder(ballot, key.round) for key, ballot in rounds(state) if ballot.by == "ladder"
        ],
        perspectives=state.perspectives,
        room=_room(state),
    )


def _minute(at: int) -> int:
    return at - at % _MINUTE


def _ladder(ballot: Ballot, number: int) -> LadderRow:
    """Of fewer people than five, a mean would say too much of each."""
    count = next(iter(ballot.tallies.values()), None)
    if count is None or count.voters < equal_voice.SMALLEST:
        return LadderRow(number, None)
    mean = ballot.method.tally(count).mean
    return LadderRow(number, float(mean) if mean else None)


def _room(state: SessionState) -> Room | None:
    """Who was there when the last stage closed of which that was published."""
    order = [stage.id for stage in state.in_agenda() if stage.id in state.voices]
    if not order:
        return None
    last = state.voices[order[-1]]
    return Room(last.groups, last.people)


def _ideas(state: SessionState) -> Iterator[Thing]:
    for idea in state.ideas.values():
        root = state.root(idea.id)
        yield Thing(
            kind="idea",
            n=idea.n,
            text=idea.text,
            lang=idea.lang,
            status=status(idea),
            into=root.n if root and root.id != idea.id else None,
        )


def _pledges(state: SessionState) -> Iterator[Thing]:
    for pledge in state.pledges.values():
        yield Thing(
            kind="pledge",
            n=pledge.n,
            text=pledge.text,
            lang=pledge.lang,
            status=status(pledge),
            pledge=_pledge(state, pledge),
        )


def _pledge(state: SessionState, pledge: Pledge) -> PledgeRow:
    themes = state.themes_of(state.public_origins(pledge))
    return PledgeRow(
        who=pledge.who,
        group=pledge.group,
        kind=pledge.kind,
        by_when=pledge.by_when,
        due=pledge.due,
        follow_up=pledge.follow_up,
        help=pledge.help,
        joiners=len(pledge.joiners),
        themes=[theme.names for theme in themes if theme.names],
        checked_in=_day(
            max((one.at for one in pledge.check_ins if one.by == "owner"), default=None)
        ),
    )


def _day(at: int | None) -> str | None:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat() if at else None
