"""What people ask for. One tagged union; unknown fields are refused, every length is bounded.

The bounds here only keep a message small; the limits that people meet (500 characters, five
dots) are rules, and `decide` answers them with a sentence.
"""

from typing import Annotated, Literal, get_args

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


class SetName(Command, frozen=True):
    """Give or (empty) take back one's display name."""

    name: Line


class PostIdea(Command, frozen=True):
    """One thought. Without `prompt`, it answers the stage's first."""

    text: Words
    prompt: Id | None = None
    table: Line | None = None
    lang: Language | None = None


class EditIdea(Command, frozen=True):
    idea: Id
    text: Words
    lang: Language | None = None


class WithdrawIdea(Command, frozen=True):
    idea: Id


class CastVote(Command, frozen=True):
    """The whole current vote on one idea, in place of the earlier; `dots: 0` takes it back."""

    idea: Id
    dots: Annotated[int, Meta(ge=0, le=1000)] | None = None
    opinion: Opinion | None = None


class MakePledge(Command, frozen=True):
    """`who` is shown to everybody; left out, the pledge is anonymous."""

    text: Words
    kind: PledgeKind
    who: Line | None = None
    group: Line | None = None
    by_when: Line | None = None
    support: Words | None = None
    ideas: Ideas = []
    lang: Language | None = None


class EditPledge(Command, frozen=True):
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


class WithdrawPledge(Command, frozen=True):
    pledge: Id


class JoinPledge(Command, frozen=True):
    pledge: Id


class LeavePledge(Command, frozen=True):
    pledge: Id


# What facilitators ask for.


class OpenStage(Command, frozen=True):
    """Open a stage; the one that is open closes."""

    stage: Id


class CloseStage(Command, frozen=True):
    pass


class NextStage(Command, frozen=True):
    pass


class Undo(Command, frozen=True):
    """Take back the last step: a stage opened or closed, a reveal, a round, a merge."""


class EditPrompt(Command, frozen=True):
    """`lang` says which language's text is changed; without it, the session's first."""

    prompt: Id
    text: Words
    lang: Language | None = None


class StartTimer(Command, frozen=True):
    seconds: Seconds


class ExtendTimer(Command, frozen=True):
    seconds: Seconds


class StopTimer(Command, frozen=True):
    pass


class ShowIdeas(Command, frozen=True):
    """Open the ideas of a silent stage to everybody; without `stage`, of the open one."""

    stage: Id | None = None


class Reveal(Command, frozen=True):
    """Show the tallies of the current round to everybody."""


class NewRound(Command, frozen=True):
    """Vote again on the same ideas; the earlier round is kept."""


class HoldIdeas(Command, frozen=True):
    """Whether new ideas wait for approval."""

    hold: bool


class ApproveIdea(Command, frozen=True):
    idea: Id


class HideIdea(Command, frozen=True):
    idea: Id


class RestoreIdea(Command, frozen=True):
    idea: Id


class MergeIdeas(Command, frozen=True):
    """Fold duplicates into one idea; the originals stay readable."""

    into: Id
    from_: Ideas = msgspec.field(name="from")


class UnmergeIdea(Command, frozen=True):
    """Take one original out of the idea it was merged into."""

    idea: Id


class HidePledge(Command, frozen=True):
    pledge: Id


class RestorePledge(Command, frozen=True):
    pledge: Id


class ChooseAddress(Command, frozen=True):
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
KINDS: dict[str, type[Command]] = {_snake(kind.__name__): kind for kind in get_args(AnyCommand)}


# What the server itself asks for; no client can send these.


class Join(Command, frozen=True):
    """A new phone takes a seat; `seat` is the hash of its resume token."""

    participant: Id
    seat: Line
    lang: Language


class IssueFacilitatorLink(Command, frozen=True):
    """`facilitator` is the hash of the new link's secret."""

    facilitator: Line
    revoke_others: bool = False


ServerCommand = Join | IssueFacilitatorLink
