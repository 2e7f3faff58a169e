"""What a session's JSON file holds. docs/exports.md explains every field."""

from typing import Literal

import msgspec

from sessions.commands import SuggestionKind
from sessions.state import SuggestionStatus
from sessions.wire import (
    About,
    BallotKind,
    BallotSubject,
    Finding,
    Flag,
    FollowUp,
    GroundEntity,
    Holding,
    ListName,
    LoggedStep,
    MethodName,
    Question,
    StageKind,
    StageStatus,
    Tally,
    Teller,
    Thing,
    VoicesEntity,
    VoteSubject,
)

Status = Literal["shown", "silent", "held", "hidden"]


class ExportedSession(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    template: str
    created_at: str
    ended_at: str | None
    people: int
    acted_for: int | None


class ExportedStage(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    kind: StageKind
    status: StageStatus
    silent: bool
    shown: bool
    method: MethodName | None
    dots: int | None
    per_idea: int | None
    minutes: int | None
    by: VoteSubject | None
    repeats: str | None


class ExportedPrompt(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    stage: str
    text: str
    lang: str
    translations: dict[str, str]


class ExportedOriginal(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    n: int
    text: str
    lang: str
    status: Status
    posted_at: str


class ExportedIdea(ExportedOriginal, frozen=True, kw_only=True):
    stage: str
    prompt: str | None
    table: str | None
    table_round: int | None
    summary: bool
    edited: bool
    merged: list[ExportedOriginal]
    supporters: int
    taken: int
    passed_over: int
    theme: str | None


class ExportedTheme(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    n: int
    names: dict[str, str]
    ideas: list[str]
    dissolved: bool


class ExportedTable(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    n: int
    name: str | None
    open: bool


class EarlierRound(msgspec.Struct, frozen=True, kw_only=True):
    stage: str
    round: int


class ExportedRound(msgspec.Struct, frozen=True, kw_only=True):
    stage: str
    round: int
    kind: BallotKind
    current: bool
    revealed: bool
    by: BallotSubject
    voters: int
    tallies: dict[str, Tally]
    places: dict[str, int]
    before: EarlierRound | None
    shift: dict[str, float]


class ExportedText(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's words; nothing tells whose, nor what else is theirs."""

    text: str
    lang: str


class ExportedEvaluation(msgspec.Struct, frozen=True, kw_only=True):
    """One that is over: what it asked, what was published of the answers, the words that show."""

    stage: str
    name: dict[str, str]
    source: str
    licence: str
    questions: list[Question]
    answered: int
    findings: list[Finding]
    shift: dict[str, float]
    texts: dict[str, list[ExportedText]]


class ExportedStory(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody told of a pledge later; joiners tell without a new `follow_up`."""

    by: Teller
    follow_up: FollowUp | None
    text: str | None
    lang: str
    told_at: str


class ExportedPledge(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    n: int
    text: str
    lang: str
    kind: Literal["action", "culture"]
    who: str | None
    group: str | None
    by_when: str | None
    support: str | None
    ideas: list[str]
    joiners: int
    status: Literal["shown", "held", "hidden"]
    made_at: str
    due: str | None
    follow_up: FollowUp
    help: str | None
    stories: list[ExportedStory]


class ExportedSuggestion(msgspec.Struct, frozen=True, kw_only=True):
    kind: SuggestionKind
    ideas: list[str]
    status: SuggestionStatus
    confirmed: list[str]
    offered_at: str


class ExportedStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step of moderation. Notes, and words that were changed, are for the console alone."""

    at: str
    by: int | None
    step: LoggedStep
    thing: Thing | None
    n: int | None
    flags: list[Flag]
    holding: Holding | None
    list: ListName | None


class Export(msgspec.Struct, frozen=True, kw_only=True):
    format: Literal["pledgewall-session"] = "pledgewall-session"
    version: Literal[1] = 1
    session: ExportedSession
    stages: list[ExportedStage]
    prompts: list[ExportedPrompt]
    tables: list[ExportedTable]
    ideas: list[ExportedIdea]
    themes: list[ExportedTheme]
    rounds: list[ExportedRound]
    ground: list[GroundEntity]
    voices: list[VoicesEntity]
    evaluations: list[ExportedEvaluation]
    pledges: list[ExportedPledge]
    suggestions: list[ExportedSuggestion]
    moderation: list[ExportedStep]
