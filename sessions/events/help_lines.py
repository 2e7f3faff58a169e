"""Where people can turn, as the organiser says."""

from sessions.events.base import Event
from sessions.wire import HelpLine


class HelpLinesSet(Event, frozen=True):
    lines: list[HelpLine]
