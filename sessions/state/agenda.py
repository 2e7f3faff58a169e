"""Stages and their questions."""

import msgspec

from sessions.wire import (
    BallotKind,
    BallotSubject,
    MethodName,
    Picture,
    StageKind,
    StageStatus,
    Survey,
    VoteSubject,
)


class Stage(msgspec.Struct, kw_only=True):
    id: str
    kind: StageKind
    position: int
    silent: bool
    method: MethodName
    dots: int
    per_idea: int
    minutes: int | None
    open_results: bool = False
    named: bool = True
    repeats: str | None = None
    script: dict[str, str] = {}
    status: StageStatus = "waiting"
    shown: bool = False
    round: int = 0
    ideas: int = 0
    by: VoteSubject = "ideas"
    survey: Survey | None = None

    @property
    def is_vote(self) -> bool:
        """Whether people vote on ideas or themes in it."""
        return self.kind in ("vote", "conversation")

    @property
    def is_ballot(self) -> bool:
        """Whether people vote in it, or place the work on the ladder."""
        return self.is_vote or self.kind == "ladder"

    @property
    def ballot_kind(self) -> BallotKind:
        """How people take part in its next round."""
        return "ladder" if self.kind == "ladder" else self.method

    @property
    def subject(self) -> BallotSubject:
        """What its next round is on."""
        return "ladder" if self.kind == "ladder" else self.by

    @property
    def takes_ideas(self) -> bool:
        """Whether people post ideas in it."""
        return self.kind in ("ideas", "conversation")

    @property
    def is_quiet(self) -> bool:
        """Whether others' ideas are still kept from everybody."""
        return self.silent and not self.shown


class Prompt(msgspec.Struct, kw_only=True):
    id: str
    stage: str
    position: int
    text: str
    lang: str
    translations: dict[str, str]
    picture: Picture | None = None
