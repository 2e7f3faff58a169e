"""Pictures beside prompts."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from sessions.commands.base import Command, Id, Language, Line, Words

Alt = dict[Language, Words]
Pixels = Annotated[int, Meta(ge=1, le=10_000)]


class ChosenPicture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture that was uploaded, and in words what it shows."""

    id: Id
    alt: Alt
    credit: Line | UnsetType | None = UNSET


class SetPicture(Command, frozen=True):
    """The picture beside a prompt; null takes it away."""

    prompt: Id
    picture: ChosenPicture | None


class KeepPicture(Command, frozen=True):
    """The server has checked and stored a picture of this size; `participant` brought it to tell
    of a pledge.
    """

    picture: Id
    width: Pixels
    height: Pixels
    participant: Id | None = None


PictureFacilitatorCommand = SetPicture
