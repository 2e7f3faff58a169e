"""People answer surveys; their words are shown or not."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions.views import Entities
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import NUMBERS, WORDS
from tests.sessions.room import FACILITATOR

ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "hope": st.integers(0, 11),
        "welcome": st.integers(1, 5),
        "changed": st.lists(st.sampled_from(["others", "next", "nothing"]), max_size=2),
    },
)


class Surveys(Asking):
    @rule(who=NUMBERS, answers=ANSWERS, words=WORDS)
    def answer_survey(self, who: int, answers: dict[str, Any], words: str) -> None:
        given = {**answers, "differently": f"survey-word {words}"} if words else answers
        stage = self.state.stage or "none"
        self.ask(self.person(who), c.AnswerSurvey, stage=stage, answers=given)

    @rule(scores=st.lists(st.integers(1, 5), min_size=5, max_size=5), reveal=st.booleans())
    def all_answer(self, scores: list[int], reveal: bool) -> None:
        """A whole turn, once: the survey opens, enough people answer, it is over."""
        if self.state.survey_texts:
            return
        while len(self.state.people) < len(scores):
            self.join()
        if all(stage.kind != "evaluation" for stage in self.state.stages.values()):
            self.ask(FACILITATOR, c.AddStage, kind="evaluation")
        self.open("evaluation")
        for who, score in enumerate(scores):
            self.answer_survey(who, {"welcome": score, "hope": score}, f"ŵy {who}")
        if reveal:
            self.ask(FACILITATOR, c.Reveal)
        self.ask(FACILITATOR, c.NextStage)

    @rule(text=NUMBERS, show=st.booleans())
    def show_survey_text(self, text: int, show: bool) -> None:
        asked = self.one(self.state.survey_texts, text)
        self.ask(FACILITATOR, c.ShowSurveyText, survey_text=asked, show=show)

    def check_surveys(self, seen: dict[str, Entities]) -> None:
        assert not seen["attendee"]["evaluations"]
        assert not seen["attendee"]["survey_texts"]
        for audience in ("board", "facilitator"):
            for key, found in seen[audience]["evaluations"].items():
                assert found.over or not found.findings
                if not found.over:
                    assert found.answered == len(self.state.evaluations[key].answers)
        over = {key for key, one in self.state.evaluations.items() if one.over}
        for one in seen["facilitator"]["survey_texts"].values():
            assert one.stage in over
            assert (one.id in seen["board"]["survey_texts"]) == one.shown
        for person in self.state.people:
            mine = {
                key
                for key, one in self.state.evaluations.items()
                if any(given.author == person for given in one.answers.values())
            }
            assert seen[person]["answers"].keys() == mine
