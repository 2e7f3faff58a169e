"""Data protection: what is promised, and what is erased."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sessions.commands.base import Command, Id, Language, Line, Words


class PrivacyText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who answers for people's data (`controller`), how to reach them, on which `basis`, and what
    else people are told (`notice`), each by language where it is a text.

    `months` after its end an event is deleted, `link_hours` after it nobody can tell any more who
    wrote which idea.
    """

    controller: Line = ""
    contact: Line = ""
    basis: Line = ""
    notice: Annotated[dict[Language, Words], Meta(max_length=8)] = {}
    months: int = 12
    link_hours: int = 24


class SetPrivacy(Command, frozen=True):
    """All of it, as it shall be."""

    privacy: PrivacyText


class Redact(Command, frozen=True):
    """Take the words of these ideas, pledges and private words away for good: a mark stays."""

    things: Annotated[list[Id], Meta(min_length=1, max_length=50)]


class ErasePerson(Command, frozen=True):
    """Erase whoever wrote this idea, pledge or private word, with all that they gave.

    Nobody is told who it is, nor how much that was.
    """

    thing: Id


class EraseMe(Command, frozen=True):
    """Erase me, with all that I gave, and everybody who takes part by my phone."""


class ForgetLinks(Command, frozen=True):
    """Forget who wrote which idea and private word, and who sat where."""


class NoteExport(Command, frozen=True):
    """A file is made now, by whoever has the link with this hash; None: by the server's owner."""

    format: Line
    secret: Line | None = None


PrivacyAttendeeCommand = EraseMe
PrivacyFacilitatorCommand = SetPrivacy | Redact | ErasePerson
