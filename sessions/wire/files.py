"""The files that an event leaves, and how far one is that was asked for."""

from typing import Literal

import msgspec

FileGroup = Literal["read", "work", "calendar", "next"]
FileStatus = Literal["waiting", "running", "ready", "failed"]


class FileKind(msgspec.Struct, frozen=True):
    """A format that there is. A `spoken` one is in the languages that are asked for."""

    format: str
    group: FileGroup
    spoken: bool


class FileKinds(msgspec.Struct, frozen=True):
    """All of them, in the order that they are offered in."""

    formats: list[FileKind]


class FileAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which file shall be made. Without `languages`, it is in all of the event's."""

    format: str
    languages: list[str] = []


class FileJob(msgspec.Struct, frozen=True):
    """A file that is being made. `progress` goes from 0 to 100; `size`, once it is ready, in bytes.

    Of `waiting` ones, others come first.
    """

    id: str
    format: str
    status: FileStatus
    progress: int
    name: str
    size: int | None
