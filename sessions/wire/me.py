"""What only one person may see."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity
from sessions.wire.ideas import IdeaStatus
from sessions.wire.moderation import OwnBefore
from sessions.wire.plan import OwnContact
from sessions.wire.pledges import PledgeEntity
from sessions.wire.private_words import OwnPrivateWord
from sessions.wire.suggestions import Supported
from sessions.wire.surveys import OwnAnswers


class MeEntity(Entity, frozen=True):
    """The one entity of collection `me`; its id is `me`. `dots_left` is null without dot voting.

    `table` is where one sits in this round, `host` the table that one hosts.
    `removed`: a facilitator has taken this person out; they can take back, and nothing else.
    `perspectives` are those that one chose: nobody else sees them. Of a seat that somebody acts
    for, `agreed` says whether they may; one that is put aside is `aside`. `contact` is where they
    want to be reached.
    """

    name: str | None
    dots_left: int | None
    table: str | None
    host: str | None
    removed: bool
    perspectives: list[str] = []
    agreed: bool | UnsetType = UNSET
    aside: bool | UnsetType = UNSET
    contact: OwnContact | UnsetType = UNSET


class OwnIdea(Entity, frozen=True):
    """One's own idea, whatever its state; `merged_into` names the idea it lives on in."""

    n: int
    text: str
    lang: str
    stage: str
    prompt: str | None
    status: IdeaStatus
    merged_into: str | None


class OwnVote(Entity, frozen=True):
    """One's current vote on the idea or theme `id`, by the method.

    `rung` is where one placed the work, from 1 at the bottom: there, `id` is the stage's.
    """

    dots: int | None
    opinion: Literal["agree", "disagree", "pass"] | None
    approve: bool | UnsetType = UNSET
    score: int | UnsetType = UNSET
    rung: int | UnsetType = UNSET


class Joined(Entity, frozen=True):
    """A pledge of somebody else that one joined."""


class HostIdea(Entity, frozen=True):
    """An idea of the table that one hosts, of any round: everybody may read it by now."""

    n: int
    text: str
    lang: str
    stage: str
    table_round: int | None
    summary: bool


class Me(msgspec.Struct, frozen=True):
    """One's own view: collection -> id -> entity."""

    me: dict[str, MeEntity]
    ideas: dict[str, OwnIdea]
    votes: dict[str, OwnVote]
    pledges: dict[str, PledgeEntity]
    joined: dict[str, Joined]
    supported: dict[str, Supported]
    hosted: dict[str, HostIdea]
    before: dict[str, OwnBefore]
    private_words: dict[str, OwnPrivateWord]
    answers: dict[str, OwnAnswers]
