"""What a log lets go of with a commit: words and links beside it and before it, and answers.

It is told by the commit's own events, so that whoever writes the same commit again (a worker after
its Redis lost the last second) deletes the same once more.
"""

from collections.abc import Iterable

import msgspec

from sessions.codec import Personal, erasable, kinds
from sessions.commits import Answer, Commit
from sessions.events import Erased, Event

# What somebody wrote: a redacted thing keeps all else.
WORDS = frozenset(
    {
        "text",
        "who",
        "group",
        "by_when",
        "support",
        "note",
        "where",
        "story",
        "help",
        "picture",
        "words",
    }
)
# Who wrote which idea or private word, who sat where, who answered what in a survey: what goes when
# links are forgotten.
LINKS = frozenset(
    {
        ("IdeaPosted", "author"),
        ("PrivateWordSent", "author"),
        ("Seated", "table"),
        ("HostNamed", "table"),
        ("SurveyAnswered", "author"),
        ("SurveyAnswered", "marks"),
        ("SurveyAnswered", "words"),
    }
)
# Numbers of tables and of phones, of people who are numbers themselves by then: without them,
# others would be dealt out otherwise. Tables go with the links.
_SEATING = frozenset({("Seated", "table"), ("HostNamed", "table"), ("SeatAdded", "holder")})
# An address, and what its mails open the plan with: without mails, nothing has to hold it.
_ADDRESS = frozenset(
    {("ContactLeft", "email"), ("ContactLeft", "secret"), ("PlanLinked", "secret")}
)
# Events whose subject is something that their author made.
_MADE = frozenset({"IdeaPosted", "PledgeMade", "PrivateWordSent", "CheckedIn", "SurveyAnswered"})


class Forgetting:
    """What goes, of all that is older than these events. `pictures` are the ids of pictures."""

    def __init__(self, events: Iterable[Erased]) -> None:
        self.people: set[str] = set()
        self.things: set[str] = set()
        self.redacted: set[str] = set()
        self.untold: set[str] = set()
        self.pictures: set[str] = set()
        self.addresses: set[str] = set()
        self.links = False
        for event in events:
            self.people.update(event.people)
            self.things.update(event.things)
            self.redacted.update(event.redacted)
            self.untold.update(event.untold)
            self.pictures.update(event.pictures)
            self.addresses.update(event.addresses)
            self.links = self.links or event.links

    def learn(self, kind: str, row: Personal) -> None:
        """Note what those people made, also what they took back. Before anything goes."""
        if row.field == "author" and kind in _MADE and row.words in self.people:
            self.things.add(row.subject)

    def goes(self, kind: str, row: Personal) -> bool:
        """Whether a field's words go; `kind` is the type of their event."""
        if row.subject in self.things:
            return True
        if row.subject in self.redacted and row.field in WORDS:
            return True
        if row.subject in self.people:
            return (kind, row.field) not in _SEATING
        if kind == "PictureKept":
            return row.words in self.people
        if (kind, row.field) in _ADDRESS:
            return row.subject in self.addresses
        if (kind, row.field) == ("IdeaPosted", "table"):
            return row.subject in self.untold
        return self.links and (kind, row.field) in LINKS

    def learn_from(self, body: bytes, rows: list[Personal]) -> None:
        """Note what a stored commit says of what those people made."""
        if self.people and any(row.field == "author" for row in rows):
            names = kinds(body)
            for row in rows:
                self.learn(names[row.index], row)

    def kept(self, body: bytes, rows: list[Personal]) -> list[Personal]:
        """Of the words beside a stored commit, those that stay."""
        names = kinds(body) if rows else []
        return [row for row in rows if not self.goes(names[row.index], row)]

    def forgets_answer(self, participant: str, made: str | None) -> bool:
        """Whether an answer goes: it tells who made what."""
        return self.links or participant in self.people or made in self.things

    def kept_answers(self, answers: list[Answer]) -> list[Answer]:
        return [one for one in answers if not self.forgets_answer(one.participant, one.result.id)]

    def loses_picture(self, name: str) -> bool:
        """Whether a picture's file of this name goes: names begin with the picture's id."""
        return name.partition("-")[0] in self.pictures


def of(events: Iterable[Event]) -> Forgetting | None:
    """What a commit of these events makes a log forget, if anything."""
    erased = [event for event in events if isinstance(event, Erased)]
    return Forgetting(erased) if erased else None


def stripped(commit: Commit) -> Commit:
    """A commit without the words that go with an event later in it, and without such answers."""
    if (all_of_it := of(commit.events)) is None:
        return commit
    events = commit.events
    for place, event in enumerate(events):
        if isinstance(event, Erased):
            forgetting = Forgetting([event])
            for earlier in events[:place]:
                for kind, row in _rows(earlier):
                    forgetting.learn(kind, row)
                    all_of_it.learn(kind, row)
            events = [*(_without(one, forgetting) for one in events[:place]), *events[place:]]
    return Commit(commit.seq, events, all_of_it.kept_answers(commit.answers))


def _rows(event: Event) -> Iterable[tuple[str, Personal]]:
    kind = type(event)
    for field in erasable(kind):
        words = getattr(event, field)
        if words is not None:
            subject = getattr(event, kind.subject or "")
            yield kind.__name__, Personal(0, field, subject, words)


def _without(event: Event, forgetting: Forgetting) -> Event:
    gone = {row.field: None for kind, row in _rows(event) if forgetting.goes(kind, row)}
    return msgspec.structs.replace(event, **gone) if gone else event
