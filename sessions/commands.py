"""What people ask for. One tagged union; unknown fields are refused, every length is bounded.

The bounds here only keep a message small; the limits that people meet (500 characters, five
dots) are rules, and `decide` answers them with a sentence.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

CommandId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Id = Annotated[str, Meta(min_length=1, max_length=40)]
Words = Annotated[str, Meta(max_length=8000)]
Line = Annotated[str, Meta(max_length=1000)]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Seconds = Annotated[int, Meta(ge=1, le=86_400)]
Opinion = Literal["agree", "disagree", "pass"]
PledgeKind = Literal["action", "culture"]
Ideas = Annotated[list[Id], Meta(max_length=50)]


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


class Command(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="type",
    tag=_snake,
):
    """`id` is made by the client, once: a repeat of it is the same command."""

    id: CommandId


# What attendees ask for.


class SetName(Command):
    """Give or (empty) take back one's display name."""

    name: Line


class PostIdea(Command):
    """One thought. Without `prompt`, it answers the stage's first."""

    text: Words
    prompt: Id | None = None
    table: Line | None = None
    lang: Language | None = None


class EditIdea(Command):
    idea: Id
    text: Words
    lang: Language | None = None


class WithdrawIdea(Command):
    idea: Id


class CastVote(Command):
    """The whole current vote on one idea, in place of the earlier; `dots: 0` takes it back."""

    idea: Id
    dots: Annotated[int, Meta(ge=0, le=1000)] | None = None
    opinion: Opinion | None = None


class MakePledge(Command):
    """`who` is shown to everybody; left out, the pledge is anonymous."""

    text: Words
    kind: PledgeKind
    who: Line | None = None
    group: Line | None = None
    by_when: Line | None = None
    support: Words | None = None
    ideas: Ideas = []
    lang: Language | None = None


class EditPledge(Command):
    """Fields left out stay as they are; null or empty ones are cleared."""

    pledge: Id
    text: Words | UnsetType = UNSET
    kind: PledgeKind | UnsetType = UNSET
    who: Line | None | UnsetType = UNSET
    group: Line | None | UnsetType = UNSET
    by_when: Line | None | UnsetType = UNSET
    support: Words | None | UnsetType = UNSET
    ideas: Ideas | UnsetType = UNSET
    lang: Language | None | UnsetType = UNSET


class WithdrawPledge(Command):
    pledge: Id


class JoinPledge(Command):
    pledge: Id


class LeavePledge(Command):
    pledge: Id


# What facilitators ask for.


class OpenStage(Command):
    """Open a stage; the one that is open closes."""

    stage: Id


class CloseStage(Command):
    pass


class NextStage(Command):
    pass


class Undo(Command):
    """Take back the last step: a stage opened or closed, a reveal, a round, a merge."""


class EditPrompt(Command):
    """`lang` says which language's text is changed; without it, the session's first."""

    prompt: Id
    text: Words
    lang: Language | None = None


class StartTimer(Command):
    seconds: Seconds


class ExtendTimer(Command):
    seconds: Seconds


class StopTimer(Command):
    pass


class ShowIdeas(Command):
    """Open the ideas of a silent stage to everybody; without `stage`, of the open one."""

    stage: Id | None = None


class Reveal(Command):
    """Show the tallies of the current round to everybody."""


class NewRound(Command):
    """Vote again on the same ideas; the earlier round is kept."""


class HoldIdeas(Command):
    """Whether new ideas wait for approval."""

    hold: bool


class ApproveIdea(Command):
    idea: Id


class HideIdea(Command):
    idea: Id


class RestoreIdea(Command):
    idea: Id


class MergeIdeas(Command):
    """Fold duplicates into one idea; the originals stay readable."""

    into: Id
    from_: Ideas = msgspec.field(name="from")


class UnmergeIdea(Command):
    """Take one original out of the idea it was merged into."""

    idea: Id


class HidePledge(Command):
    pledge: Id


class RestorePledge(Command):
    pledge: Id


class ChooseAddress(Command):
    """The address that join links and QR codes carry; null for the server's own choice."""

    address: Line | None


AttendeeCommand = (
    SetName
    | PostIdea
    | EditIdea
    | WithdrawIdea
    | CastVote
    | MakePledge
    | EditPledge
    | WithdrawPledge
    | JoinPledge
    | LeavePledge
)
FacilitatorCommand = (
    OpenStage
    | CloseStage
    | NextStage
    | Undo
    | EditPrompt
    | StartTimer
    | ExtendTimer
    | StopTimer
    | ShowIdeas
    | Reveal
    | NewRound
    | HoldIdeas
    | ApproveIdea
    | HideIdea
    | RestoreIdea
    | MergeIdeas
    | UnmergeIdea
    | HidePledge
    | RestorePledge
    | ChooseAddress
)
AnyCommand = AttendeeCommand | FacilitatorCommand
