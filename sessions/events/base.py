"""What all events share."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

Erasable = Annotated[str | None, Meta(extra={"erasable": True})]


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """`subject` names the field that tells whose erasable fields these are."""

    version: ClassVar[int] = 1
    subject: ClassVar[str | None] = None

    at: int


class ModerationEvent(Event, frozen=True):
    """A facilitator's step that is logged; `by` is the number of their link, once it was noted."""

    by: int | None = None
