"""Random rooms: every command, valid or not, by anybody; what must hold, holds after each.

Each noun of `machine/` brings its rules and its checks.
"""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from sessions import commands as c
from sessions import equal_voice
from sessions import views as views_module
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.state import session as session_module
from tests.sessions.law import Watch
from tests.sessions.machine.agenda import Agenda
from tests.sessions.machine.board import Board
from tests.sessions.machine.counts import Counts
from tests.sessions.machine.erasing import Erasing
from tests.sessions.machine.harmless import Harmless
from tests.sessions.machine.ideas import Ideas
from tests.sessions.machine.ladder import Ladder
from tests.sessions.machine.moderation import Moderation
from tests.sessions.machine.paper import Paper
from tests.sessions.machine.people import People
from tests.sessions.machine.perspectives import Perspectives
from tests.sessions.machine.private_words import PrivateWords
from tests.sessions.machine.prompts import Prompts
from tests.sessions.machine.reminders import Reminders
from tests.sessions.machine.stages import Stages
from tests.sessions.machine.story import Story
from tests.sessions.machine.suggestions import Suggestions
from tests.sessions.machine.support import Support
from tests.sessions.machine.surveys import Surveys
from tests.sessions.machine.tables import Tables
from tests.sessions.machine.team import Team
from tests.sessions.machine.themes import Themes
from tests.sessions.machine.votes import Votes
from tests.sessions.recount import Recount
from tests.sessions.room import FACILITATOR, Room, everything


class Machine(
    People,
    Ideas,
    Support,
    Themes,
    Moderation,
    Perspectives,
    Votes,
    Ladder,
    Reminders,
    Stages,
    Agenda,
    Prompts,
    Board,
    Suggestions,
    Surveys,
    Tables,
    Paper,
    PrivateWords,
    Erasing,
    Team,
    Story,
    Counts,
    Harmless,
):
    """All that there is in a session, and what must hold after each command."""

    @initialize(people=st.integers(2, 4), ideas=st.integers(0, 8))
    def begin(self, people: int, ideas: int) -> None:
        self.room = Room(self.template)
        self.steps = Watch(self.room.state)
        self.ticks = Watch(self.room.state)
        self.recount = Recount(self.room.state)
        self.authors: dict[str, str] = {}
        self.texts: dict[str, set[str]] = {}
        self.written = 0
        self.last: tuple[Actor, c.Command] | None = None
        for _ in range(people):
            self.join()
        while self.state.open_stage is None or not self.state.open_stage.takes_ideas:
            self.ask(FACILITATOR, c.NextStage)
        for number in range(ideas):
            self.post_plainly(number)

    def check(self) -> None:
        seen = everything(self.state)
        self.check_votes(seen)
        self.check_secrets(seen)
        self.check_counts(seen)
        self.check_tables(seen)
        self.check_themes(seen)
        self.check_support(seen)
        self.check_seats(seen)
        self.check_follow_up(seen)
        self.check_surveys(seen)
        self.check_reminders()
        self.check_story()


class PledgeEvent(Machine):
    pass


class Quick(Machine):
    template = "quick"


class Conversation(Machine):
    template = "conversation"


class Methods(Machine):
    """One vote of each kind, one after the other, a conversation on a scale, and two ladders."""

    template = Template(
        id="methods",
        stages=[
            TemplateStage(kind="ideas"),
            *(
                TemplateStage(kind="vote", method=method, dots=4, per_idea=2)
                for method in ("dots", "opinion", "approval", "scale")
            ),
            TemplateStage(kind="conversation", method="scale"),
            TemplateStage(kind="ladder"),
            TemplateStage(kind="ladder", repeats=7),
        ],
    )

    @rule(stage=st.integers(1, 7))
    def go_to(self, stage: int) -> None:
        self.ask(FACILITATOR, c.OpenStage, stage=f"s{stage + 1}")


class SmallSample(Machine):
    template = "quick"


TestPledgeEvent = PledgeEvent.TestCase
TestQuick = Quick.TestCase
TestConversation = Conversation.TestCase
TestMethods = Methods.TestCase
TestSmallSample = SmallSample.TestCase


@pytest.fixture(autouse=True)
def sample(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.cls is not TestConversation:
        # In a room of five, a group of two has to do.
        monkeypatch.setattr(equal_voice, "SMALLEST", 2)
    if request.cls is TestSmallSample:
        for module in (session_module, views_module):
            monkeypatch.setattr(module, "SAMPLE", 3)
