"""Events that belong together, by a name that the organiser gives to each of them.

Nothing follows from it in the event itself: it is for comparing them afterwards.
"""

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import SetSeries
from sessions.events import Event, SeriesSet
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched


def name_of(asked: str | None) -> str | None:
    """A series' name, tidied; None where it says nothing. Raises Refuse."""
    return words.optional(asked, text.TITLE_LENGTH)


def set_series(state: SessionState, command: SetSeries, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    series = name_of(command.series)
    return [] if series == state.series else [SeriesSet(at=now, series=series)]


def on_set(state: SessionState, event: SeriesSet, touched: Touched) -> None:
    state.series = event.series
    touched.add_for_consoles("session", "session")


DECIDERS: Deciders = {SetSeries: set_series}
EVOLVERS: Evolvers = {SeriesSet: on_set}
