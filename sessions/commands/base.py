"""What all commands share: their id, and the bounds of their fields.

The bounds here only keep a message small; the limits that people meet (500 characters, five
dots) are rules, and `decide` answers them with a sentence.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

CommandId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Id = Annotated[str, Meta(min_length=1, max_length=40)]
Words = Annotated[str, Meta(max_length=8000)]
Line = Annotated[str, Meta(max_length=1000)]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Date = Annotated[str, Meta(max_length=10)]
Seconds = Annotated[int, Meta(ge=1, le=86_400)]
Ideas = Annotated[list[Id], Meta(max_length=50)]


def snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


class Command(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="type",
    tag=snake,
):
    """`id` is made by the client, once: a repeat of it is the same command."""

    id: CommandId
