"""What one audience sees."""

import msgspec

from sessions.wire.board import BoardEntity
from sessions.wire.follow_up import CheckInEntity
from sessions.wire.ideas import IdeaEntity
from sessions.wire.moderation import ListEntity, LogEntity, ModerationEntity
from sessions.wire.perspectives import GroundEntity, VoicesEntity
from sessions.wire.pledges import PledgeEntity
from sessions.wire.privacy import PrivacyEntity
from sessions.wire.private_words import PrivateWordEntity
from sessions.wire.session import SessionEntity
from sessions.wire.stages import PromptEntity, ScriptEntity, StageEntity
from sessions.wire.suggestions import SuggestionEntity
from sessions.wire.surveys import EvaluationEntity, SurveyEntity, SurveyTextEntity
from sessions.wire.tables import SeatsEntity, TableEntity
from sessions.wire.team import Doing, MemberEntity
from sessions.wire.themes import ThemeEntity
from sessions.wire.votes import ResultEntity, Tally


class View(msgspec.Struct, frozen=True):
    """What one audience sees: collection -> id -> entity.

    `moderation`, `log`, `lists`, `private_words`, `privacy` and `check_ins` are empty but for
    facilitators; `board`, `evaluations` and `survey_texts` for attendees.
    """

    session: dict[str, SessionEntity]
    board: dict[str, BoardEntity]
    stages: dict[str, StageEntity]
    prompts: dict[str, PromptEntity]
    scripts: dict[str, ScriptEntity]
    ideas: dict[str, IdeaEntity]
    themes: dict[str, ThemeEntity]
    tallies: dict[str, Tally]
    results: dict[str, ResultEntity]
    pledges: dict[str, PledgeEntity]
    ground: dict[str, GroundEntity]
    tables: dict[str, TableEntity]
    surveys: dict[str, SurveyEntity]
    evaluations: dict[str, EvaluationEntity]
    survey_texts: dict[str, SurveyTextEntity]
    suggestions: dict[str, SuggestionEntity]
    seats: dict[str, SeatsEntity]
    voices: dict[str, VoicesEntity]
    moderation: dict[str, ModerationEntity]
    log: dict[str, LogEntity]
    lists: dict[str, ListEntity]
    members: dict[str, MemberEntity]
    doings: dict[str, Doing]
    private_words: dict[str, PrivateWordEntity]
    privacy: dict[str, PrivacyEntity]
    check_ins: dict[str, CheckInEntity]
