"""What was erased, which files were made, and what the organiser promised about data."""

from sessions.events.base import Event
from sessions.wire import Privacy


class PrivacySet(Event, frozen=True):
    privacy: Privacy


class ExportMade(Event, frozen=True):
    """A file left the program: what was erased after it has to be taken out of it by hand.

    `member` made it; None: whoever runs the server.
    """

    format: str
    member: str | None = None


class Erased(Event, frozen=True):
    """Words and links that the log let go of with this event, for good: only ids are left.

    `people` are gone with all that they gave, of which `things` are the ideas, pledges, check-ins
    and private words; `redacted` things stay, without words; `addresses` are those that these
    people had left. `links`: of all ideas and private words it is no
    longer known who wrote them, nor who sat where; the table of the `untold` must not be told,
    since too few sat there. `pictures` are those that belong to nothing any more.
    """

    people: list[str] = []
    things: list[str] = []
    redacted: list[str] = []
    links: bool = False
    untold: list[str] = []
    pictures: list[str] = []
    addresses: list[str] = []
