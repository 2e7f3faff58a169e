"""What can be set about a stage. Which kinds of stages have which settings, one table says."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from sessions.wire import MethodName, StageKind, Survey, VoteSubject

# Dot voting's usual budget for a list of ten to forty ideas: five dots, at most three on one.
DOTS = 5
DOTS_PER_IDEA = 3

MOST_DOTS = 100
MOST_MINUTES = 480


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`minutes` only proposes a timer. A new setting needs a default: old logs do not have it.

    `silent`: others' ideas show only when the facilitator opens them. `open_results`: a
    conversation's counts show from the start. `named`: pledges may carry a name. Without `method`,
    people vote in the way that is usual in a stage of its kind. `by`: on what, ideas or themes.
    Without `survey`, an evaluation asks the one that is built in.
    """

    minutes: Annotated[int, Meta(ge=1, le=MOST_MINUTES)] | None = None
    silent: bool = False
    open_results: bool = False
    dots: Annotated[int, Meta(ge=1, le=MOST_DOTS)] = DOTS
    per_idea: Annotated[int, Meta(ge=1, le=MOST_DOTS)] = DOTS_PER_IDEA
    named: bool = True
    method: MethodName | None = None
    by: VoteSubject = "ideas"
    survey: Survey | None = None


# Beside `minutes`, which every kind has.
OF_KIND: dict[StageKind, tuple[str, ...]] = {
    "ideas": ("silent",),
    "conversation": ("open_results", "method", "by"),
    "vote": ("method", "by", "dots", "per_idea", "repeats"),
    "pledges": ("named",),
    "ladder": ("repeats",),
    "evaluation": ("survey", "repeats"),
}
# What changes how votes count: fixed as soon as there is one.
OF_BALLOTS = frozenset({"dots", "per_idea", "open_results"})


def has(kind: StageKind, setting: str) -> bool:
    """Whether stages of this kind have this setting."""
    return setting == "minutes" or setting in OF_KIND.get(kind, ())


def of(thing: Any) -> dict[str, Any]:
    """The settings of anything that has them: a plan, a template's stage, a stage."""
    return {name: getattr(thing, name) for name in Settings.__struct_fields__}
