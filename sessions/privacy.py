"""What the organiser promises about people's data, and when what is deleted.

All of it counts from the end of the event; of one that never ended, from what happened last.
"""

from sessions import team, text, words
from sessions.actor import Actor
from sessions.commands import NoteExport, PrivacyText, SetPrivacy
from sessions.events import Erased, Event, ExportMade, PrivacySet
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched
from sessions.wire import Basis, Exported, Privacy

MOST_MONTHS = 120
MOST_LINK_HOURS = 30 * 24
HOUR = 3_600_000
DAY = 24 * HOUR
# A year's twelfth: twelve of them are 365 days, wherever they begin.
MONTH_DAYS = 365.2425 / 12
MINUTE = 60_000
# 1 January 2025. This program is younger: who was dated before had a clock that was wrong, and
# what it promised by that clock is not deleted once the clock is right.
FIRST_EVENT = 1_735_689_600_000
# An event that goes on over several days needs its links for longer than a night.
UNENDED_DAYS = 30
MOST_EXPORTS = 500

_BASES: tuple[Basis, ...] = ("", "public_task", "legitimate_interests", "consent")


def set_privacy(state: SessionState, command: SetPrivacy, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    asked = privacy_of(command.privacy)
    return [] if asked == state.keeping.privacy else [PrivacySet(at=now, privacy=asked)]


def privacy_of(asked: PrivacyText) -> Privacy:
    """What is asked for, as it is kept. Raises Refuse."""
    if not (1 <= asked.months <= MOST_MONTHS and 0 <= asked.link_hours <= MOST_LINK_HOURS):
        raise Refuse(Code.BAD_RETENTION)
    basis = next((one for one in _BASES if one == asked.basis), None)
    if basis is None:
        raise Refuse(Code.BAD_REQUEST)
    notice = {lang: text.tidy_verse(said) for lang, said in asked.notice.items()}
    return Privacy(
        controller=words.optional(asked.controller, text.FIELD_LENGTH) or "",
        contact=words.optional(asked.contact, text.FIELD_LENGTH) or "",
        basis=basis,
        notice={
            lang: words.within(said, text.NOTICE_LENGTH)
            for lang, said in notice.items()
            if not text.is_blank(said)
        },
        months=asked.months,
        link_hours=asked.link_hours,
    )


def on_privacy_set(state: SessionState, event: PrivacySet, touched: Touched) -> None:
    state.keeping.privacy = event.privacy
    touch(touched)


def touch(touched: Touched) -> None:
    touched.add_for_consoles("privacy", "privacy")


def note_export(state: SessionState, command: NoteExport, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    member = team.member_of(state, command.secret) if command.secret else None
    return [ExportMade(at=now, format=command.format, member=member.id if member else None)]


def on_export_made(state: SessionState, event: ExportMade, touched: Touched) -> None:
    exports = state.keeping.exports
    exports.append(Exported(event.format, event.at - event.at % MINUTE, event.member))
    del exports[:-MOST_EXPORTS]
    touch(touched)


def note(state: SessionState, event: Event, ended_before: int | None, touched: Touched) -> None:
    """Follow an event that was just taken in: what happened last, and whether all is over."""
    if not isinstance(event, Erased | ExportMade):
        state.keeping.last_at = max(state.keeping.last_at, event.at)
    if state.ended_at != ended_before:
        touch(touched)


def deletes_at(state: SessionState) -> int:
    """When the event is deleted, as it stands now: in milliseconds."""
    return _end(state) + round(state.keeping.privacy.months * MONTH_DAYS) * DAY


def unlinks_at(state: SessionState) -> int:
    """When it is forgotten who wrote which idea, as it stands now."""
    after = state.keeping.privacy.link_hours * HOUR
    if state.ended_at is None:
        after = max(after, UNENDED_DAYS * DAY)
    return _end(state) + after


def must_unlink(state: SessionState, now: int) -> bool:
    """Whether links are due to be forgotten, and there are any, or words that were taken back.

    Once is not enough: an event may open again, and pledges are taken back months later.
    """
    if now < unlinks_at(state) or not _can_be_dated(state):
        return False
    return (
        not state.keeping.unlinked
        or bool(state.keeping.withdrawn)
        or any(idea.author for idea in state.ideas.values())
        or any(word.author for word in state.private_words.values())
        or any(found.answers for found in state.evaluations.values())
        or any(person.tables or person.host for person in state.people.values())
    )


def must_delete(state: SessionState, now: int) -> bool:
    """Whether the event is due to be deleted."""
    return _can_be_dated(state) and now >= deletes_at(state)


def _can_be_dated(state: SessionState) -> bool:
    """Whether its clock can have been right: one that lost its time begins long ago."""
    return state.created_at >= FIRST_EVENT


def _end(state: SessionState) -> int:
    return state.keeping.last_at if state.ended_at is None else state.ended_at


DECIDERS: Deciders = {SetPrivacy: set_privacy, NoteExport: note_export}
EVOLVERS: Evolvers = {PrivacySet: on_privacy_set, ExportMade: on_export_made}
