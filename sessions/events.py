"""What happened, in the past tense, with ids and times inside: the only thing that is stored.

A field marked `Erasable` can hold personal data: logs keep it beside the event, so that it can be
deleted for good, and hand the event back with None in its place.
"""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from sessions.agenda import PromptPlan, StagePlan
from sessions.commands import Opinion, PledgeKind
from sessions.wire import About

Erasable = Annotated[str | None, Meta(extra={"erasable": True})]


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """`subject` names the field that tells whose erasable fields these are."""

    version: ClassVar[int] = 1
    subject: ClassVar[str | None] = None

    at: int


class SessionCreated(Event, frozen=True):
    code: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    template: str
    facilitator: str
    stages: list[StagePlan]
    prompts: list[PromptPlan]


class FacilitatorLinkIssued(Event, frozen=True):
    facilitator: str
    revoke_others: bool


class AddressChosen(Event, frozen=True):
    address: str | None


class Joined(Event, frozen=True):
    """`seat` is the hash of the resume token."""

    subject = "participant"

    participant: str
    seat: Erasable
    lang: str


class Named(Event, frozen=True):
    subject = "participant"

    participant: str
    name: Erasable


class StageOpened(Event, frozen=True):
    stage: str


class StageClosed(Event, frozen=True):
    stage: str


class StepUndone(Event, frozen=True):
    pass


class PromptEdited(Event, frozen=True):
    prompt: str
    text: str
    lang: str


class TimerStarted(Event, frozen=True):
    ends_at: int


class TimerExtended(Event, frozen=True):
    ends_at: int


class TimerStopped(Event, frozen=True):
    pass


class HoldSet(Event, frozen=True):
    hold: bool


class IdeasShown(Event, frozen=True):
    stage: str


class IdeaPosted(Event, frozen=True):
    subject = "idea"

    idea: str
    author: Erasable
    text: Erasable
    lang: str
    stage: str
    prompt: str | None
    table: Erasable
    held: bool


class IdeaEdited(Event, frozen=True):
    subject = "idea"

    idea: str
    text: Erasable
    lang: str
    held: bool


class IdeaWithdrawn(Event, frozen=True):
    idea: str


class IdeaApproved(Event, frozen=True):
    idea: str


class IdeaHidden(Event, frozen=True):
    idea: str


class IdeaRestored(Event, frozen=True):
    idea: str


class IdeasMerged(Event, frozen=True):
    into: str
    merged: list[str]


class IdeaUnmerged(Event, frozen=True):
    idea: str


class VoteCast(Event, frozen=True):
    """The whole current vote; neither dots nor opinion means that it was taken back."""

    voter: str
    idea: str
    dots: int | None
    opinion: Opinion | None


class Revealed(Event, frozen=True):
    pass


class RoundOpened(Event, frozen=True):
    pass


class PledgeMade(Event, frozen=True):
    subject = "pledge"

    pledge: str
    author: Erasable
    text: Erasable
    kind: PledgeKind
    who: Erasable
    group: Erasable
    by_when: Erasable
    support: Erasable
    ideas: list[str]
    lang: str


class PledgeEdited(Event, frozen=True):
    """Every field as it stands after the edit."""

    subject = "pledge"

    pledge: str
    text: Erasable
    kind: PledgeKind
    who: Erasable
    group: Erasable
    by_when: Erasable
    support: Erasable
    ideas: list[str]
    lang: str


class PledgeWithdrawn(Event, frozen=True):
    pledge: str


class PledgeHidden(Event, frozen=True):
    pledge: str


class PledgeRestored(Event, frozen=True):
    pledge: str


class PledgeJoined(Event, frozen=True):
    pledge: str
    participant: str


class PledgeLeft(Event, frozen=True):
    pledge: str
    participant: str
