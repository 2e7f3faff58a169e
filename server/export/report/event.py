"""The report of an event: what people said, how they decided, and what they will do.

Everybody may read it: so it holds what everybody saw, and of who was in the room only what was
published, in shares of groups of five or more. No name but those that people put on their pledges.
"""

from collections.abc import Callable, Iterator, Sequence

from server.export.report.model import AnyBlock, Document
from server.export.report.sections import (
    after,
    common_ground,
    evaluation,
    ideas,
    ladder,
    pledges,
    privacy,
    purpose,
    room,
    votes,
)
from server.export.report.sections.source import Source
from sessions.state import SessionState

Section = Callable[[Source], Iterator[AnyBlock]]
# In the order of the report. Each brings its own headings; one without anything to say, nothing.
SECTIONS: tuple[Section, ...] = (
    purpose.section,
    room.section,
    ideas.section,
    votes.section,
    common_ground.section,
    ladder.section,
    evaluation.section,
    pledges.section,
    after.section,
    privacy.section,
)


def report(state: SessionState, languages: Sequence[str], now: int, address: str = "") -> Document:
    """The report in one language or several side by side.

    `address` is where the event's pages are (`https://host/CODE`), `now` (ms) the day it is made.
    """
    source = Source.of(state, languages, address)
    say = source.say
    return Document(
        title=source.title(),
        languages=languages,
        about=say("name"),
        made=source.days(now),
        subject=say("about"),
        undrawn=say("undrawn"),
        blocks=[block for section in SECTIONS for block in section(source)],
    )
