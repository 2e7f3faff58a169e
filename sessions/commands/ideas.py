"""Ideas: posted, moderated, merged."""

import msgspec

from sessions.commands.base import Command, Id, Ideas, Language, Line, Words


class PostIdea(Command, frozen=True):
    """One thought. Without `prompt`, it answers the stage's first.

    Where there are tables, `table` and `table_round` say where and when it was written; without
    them, it comes from where its author sits. A `summary` is a host's, for the table.
    `suggested` are ideas that were suggested while it was written, and not taken up instead.
    """

    text: Words
    prompt: Id | None = None
    table: Line | None = None
    table_round: int | None = None
    summary: bool = False
    lang: Language | None = None
    suggested: Ideas = []


class EditIdea(Command, frozen=True):
    idea: Id
    text: Words
    lang: Language | None = None


class WithdrawIdea(Command, frozen=True):
    idea: Id


class HoldIdeas(Command, frozen=True):
    """Whether all new ideas wait for approval, or none. `set_hold` says it more finely."""

    hold: bool


class ApproveIdea(Command, frozen=True):
    idea: Id


class HideIdea(Command, frozen=True):
    idea: Id


class RestoreIdea(Command, frozen=True):
    idea: Id


class MergeIdeas(Command, frozen=True):
    """Fold duplicates into one idea; the originals stay readable.

    `suggestion` is the one that this confirms, with all its ideas or some.
    """

    into: Id
    from_: Ideas = msgspec.field(name="from")
    suggestion: Id | None = None


class UnmergeIdea(Command, frozen=True):
    """Take one original out of the idea it was merged into."""

    idea: Id


IdeaAttendeeCommand = PostIdea | EditIdea | WithdrawIdea
IdeaFacilitatorCommand = HoldIdeas | ApproveIdea | HideIdea | RestoreIdea | MergeIdeas | UnmergeIdea
