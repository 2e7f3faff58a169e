"""The agenda changed before the event and during it: nothing that people gave is lost by it."""

import msgspec
import pytest

from server.export import FORMATS
from sessions import agenda_files
from sessions import commands as c
from sessions.agenda import Template, TemplateStage
from sessions.copying import agenda_of
from sessions.refusals import Code
from tests.server.exported import written
from tests.sessions.law import Watch
from tests.sessions.room import FACILITATOR, Room


@pytest.fixture
def room() -> Room:
    return Room("pledge-event")


def kinds(room: Room) -> list[str]:
    stages = room.view("attendee")["stages"].values()
    return [stage.kind for stage in sorted(stages, key=lambda stage: stage.position)]


def test_a_stage_is_added_where_it_is_wanted(room: Room) -> None:
    made = room.do(FACILITATOR, c.AddStage, kind="talk", position=1)
    room.do(FACILITATOR, c.AddStage, kind="conversation")
    assert kinds(room) == ["welcome", "talk", "ideas", "vote", "pledges", "close", "conversation"]
    assert room.view("board")["stages"][made].status == "waiting"


def test_stages_move_and_the_others_make_room(room: Room) -> None:
    room.do(FACILITATOR, c.MoveStage, stage="s4", position=1)
    assert kinds(room) == ["welcome", "pledges", "ideas", "vote", "close"]
    room.do(FACILITATOR, c.MoveStage, stage="s4", position=99)
    assert kinds(room) == ["welcome", "ideas", "vote", "close", "pledges"]


def test_what_has_begun_stays_where_it_is(room: Room) -> None:
    room.do(FACILITATOR, c.NextStage)
    assert room.refused(FACILITATOR, c.MoveStage, stage="s1", position=2) == Code.STAGE_BEGUN
    assert room.refused(FACILITATOR, c.RemoveStage, stage="s1") == Code.STAGE_BEGUN
    room.do(FACILITATOR, c.NextStage)
    assert room.refused(FACILITATOR, c.RemoveStage, stage="s1") == Code.STAGE_BEGUN


def test_a_copy_is_the_next_that_has_not_begun(room: Room) -> None:
    room.do(FACILITATOR, c.EditScript, stage="s2", text="In silence", lang="en")
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    copy = room.do(FACILITATOR, c.DuplicateStage, stage="s2")
    assert kinds(room) == ["welcome", "ideas", "vote", "ideas", "pledges", "close"]
    seen = room.view("facilitator")
    assert seen["stages"][copy].silent
    assert seen["scripts"][copy].texts == {"en": "In silence"}
    asked = [prompt.text for prompt in seen["prompts"].values() if prompt.stage == copy]
    assert asked == ["What matters?", "What gets in the way?"]


def test_an_undone_stage_with_ideas_or_votes_is_not_removed(room: Room) -> None:
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(ann, c.PostIdea, text="Later")
    room.do(FACILITATOR, c.ShowIdeas)
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(ann, c.CastVote, idea=idea, dots=1)
    for _ in range(3):
        room.do(FACILITATOR, c.Undo)
    assert {stage.status for stage in room.state.stages.values()} == {"waiting"}
    for stage in ("s2", "s3"):
        assert room.refused(FACILITATOR, c.RemoveStage, stage=stage) == Code.STAGE_BEGUN


def test_a_stage_whose_empty_votes_were_published_is_removed() -> None:
    room = Room("quick")
    room.do(FACILITATOR, c.SetPerspectives, perspectives=None)
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.CloseStage)
    assert room.state.ground
    for _ in range(3):
        room.do(FACILITATOR, c.Undo)
    watch = Watch(room.state)
    room.do(FACILITATOR, c.RemoveStage, stage="s2")
    watch.gather(room.touched)
    watch.tick()
    assert room.view("board")["ground"] == {}
    for kind in FORMATS:
        assert written(room.state, kind)


def test_what_was_published_comes_and_goes_with_its_round_on_every_screen() -> None:
    room = Room("conversation")
    room.do(FACILITATOR, c.SetPerspectives, perspectives=None)
    room.do(FACILITATOR, c.ChangeStage, stage="s1", open_results=True)
    room.do(FACILITATOR, c.OpenStage, stage="s1")
    room.do(FACILITATOR, c.CloseStage)
    watch, shown = Watch(room.state), []
    for kind, asked in (
        (c.Undo, {}),
        (c.Undo, {}),
        (c.OpenStage, {"stage": "s1"}),
        (c.ChangeStage, {"stage": "s1", "open_results": False}),
    ):
        room.do(FACILITATOR, kind, **asked)
        watch.gather(room.touched)
        watch.tick()
        shown.append("s1" in room.view("board")["ground"])
    assert shown == [True, False, True, False]


def test_undoing_passes_over_a_stage_that_was_removed(room: Room) -> None:
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.RemoveStage, stage="s5")
    room.do(FACILITATOR, c.RemoveStage, stage="s3")
    room.do(FACILITATOR, c.Undo)
    assert kinds(room) == ["welcome", "ideas", "pledges"]
    assert room.view("board")["session"]["session"].stage is None


def test_settings_are_those_of_the_kind(room: Room) -> None:
    room.do(FACILITATOR, c.ChangeStage, stage="s3", dots=7, per_idea=2, minutes=None)
    stage = room.view("attendee")["stages"]["s3"]
    assert (stage.dots, stage.per_idea, stage.minutes) == (7, 2, None)
    room.do(FACILITATOR, c.ChangeStage, stage="s3", dots=1)
    assert room.view("attendee")["stages"]["s3"].per_idea == 1
    room.do(FACILITATOR, c.ChangeStage, stage="s3", dots=7)
    refused = room.refused
    assert refused(FACILITATOR, c.ChangeStage, stage="s3", silent=True) == Code.BAD_SETTING
    assert refused(FACILITATOR, c.ChangeStage, stage="s3", per_idea=8) == Code.BAD_SETTING
    assert refused(FACILITATOR, c.ChangeStage, stage="s3", repeats="s2") == Code.BAD_SETTING
    assert refused(FACILITATOR, c.ChangeStage, stage="s3", repeats="s9") == Code.NO_SUCH_STAGE
    assert refused(room.join(), c.ChangeStage, stage="s3", dots=1) == Code.NOT_ALLOWED


def test_the_rules_of_a_vote_are_fixed_by_the_first_vote(room: Room) -> None:
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(ann, c.PostIdea, text="Later")
    room.do(FACILITATOR, c.ShowIdeas)
    assert room.refused(FACILITATOR, c.ChangeStage, stage="s2", silent=False) == Code.STAGE_BEGUN
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(FACILITATOR, c.ChangeStage, stage="s3", dots=9)
    assert room.me(ann)["me"]["me"].dots_left == 9
    room.do(ann, c.CastVote, idea=idea, dots=1)
    assert room.refused(FACILITATOR, c.ChangeStage, stage="s3", dots=1) == Code.STAGE_BEGUN
    room.do(FACILITATOR, c.ChangeStage, stage="s3", minutes=4)


def test_a_vote_that_asks_again_opens_both_results() -> None:
    agenda = {"stages": [{"kind": "ideas"}, {"kind": "vote"}, {"kind": "vote", "repeats": 2}]}
    room = Room(msgspec.convert(agenda, Template))
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    idea = room.do(ann, c.PostIdea, text="Later")
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=idea, dots=1)
    room.do(FACILITATOR, c.NextStage)
    for person in (ann, bob):
        room.do(person, c.CastVote, idea=idea, dots=3)
    assert room.view("board")["results"] == {}
    room.do(FACILITATOR, c.Reveal)
    seen = room.view("board")
    assert seen["tallies"][idea].dots == 6
    assert seen["results"]["s2:1"].tallies[idea].dots == 1
    room.do(FACILITATOR, c.Undo)
    assert room.view("board")["results"] == {}


def test_a_conversation_may_show_its_counts_from_the_start() -> None:
    room = Room("conversation")
    ann = room.join()
    room.do(FACILITATOR, c.ChangeStage, stage="s1", open_results=True)
    room.do(FACILITATOR, c.NextStage)
    idea = room.do(ann, c.PostIdea, text="Later")
    room.do(ann, c.CastVote, idea=idea, opinion="agree")
    assert room.view("attendee")["tallies"][idea].agree == 1


def test_pledges_without_names_carry_none(room: Room) -> None:
    ann = room.join()
    room.do(FACILITATOR, c.ChangeStage, stage="s4", named=False)
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    pledge = room.do(ann, c.MakePledge, text="I will ring", kind="action", who="Ann")
    room.do(ann, c.EditPledge, pledge=pledge, who="Ann again")
    assert room.view("board")["pledges"][pledge].who is None


def test_only_the_console_is_sent_the_script(room: Room) -> None:
    room.do(FACILITATOR, c.EditScript, stage="s1", text="Croeso!", lang="cy")
    assert room.view("facilitator")["scripts"]["s1"].texts == {"cy": "Croeso!"}
    assert room.view("board")["scripts"] == room.view("attendee")["scripts"] == {}
    room.do(FACILITATOR, c.EditScript, stage="s1", text=" ", lang="cy")
    assert room.view("facilitator")["scripts"] == {}
    assert (
        room.refused(FACILITATOR, c.EditScript, stage="s1", text="x", lang="pl")
        == Code.BAD_LANGUAGE
    )


def test_prompts_are_added_moved_translated_and_removed(room: Room) -> None:
    made = room.do(
        FACILITATOR, c.AddPrompt, stage="s2", text="Why?", translations={"cy": "Pam?"}, position=0
    )

    def asked() -> list[str]:
        own = [p for p in room.view("board")["prompts"].values() if p.stage == "s2"]
        return [prompt.text for prompt in sorted(own, key=lambda prompt: prompt.position)]

    assert asked() == ["Why?", "What matters?", "What gets in the way?"]
    room.do(FACILITATOR, c.MovePrompt, prompt=made, position=2)
    assert asked() == ["What matters?", "What gets in the way?", "Why?"]
    room.do(FACILITATOR, c.EditPrompt, prompt=made, text="", lang="cy")
    assert room.view("board")["prompts"][made].translations == {}
    assert room.refused(FACILITATOR, c.EditPrompt, prompt=made, text="") == Code.TEXT_EMPTY
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(ann, c.PostIdea, text="Because", prompt=made)
    assert room.refused(FACILITATOR, c.RemovePrompt, prompt=made) == Code.PROMPT_IN_USE
    room.do(FACILITATOR, c.RemovePrompt, prompt="p2")
    assert asked() == ["What gets in the way?", "Why?"]


def test_an_agenda_has_its_bounds(room: Room) -> None:
    for _ in range(45):
        room.do(FACILITATOR, c.AddStage, kind="talk")
    assert room.refused(FACILITATOR, c.AddStage, kind="talk") == Code.TOO_MANY
    assert room.refused(FACILITATOR, c.DuplicateStage, stage="s1") == Code.TOO_MANY
    for number in range(20):
        room.do(FACILITATOR, c.AddPrompt, stage="s5", text=f"Question {number}")
    assert room.refused(FACILITATOR, c.AddPrompt, stage="s5", text="One more") == Code.TOO_MANY


def test_what_is_voted_on_travels_with_the_agenda(room: Room) -> None:
    room.do(FACILITATOR, c.VoteOn, stage="s3", by="themes")
    room.do(FACILITATOR, c.ChangeStage, stage="s3", dots=7)
    copy = room.do(FACILITATOR, c.DuplicateStage, stage="s3")
    again = Room(agenda_files.decode(agenda_files.encode(agenda_of(room.state))))
    stages = again.view("facilitator")["stages"]
    assert [(stages[key].by, stages[key].dots) for key in ("s3", "s4")] == [("themes", 7)] * 2
    assert room.view("facilitator")["stages"][copy].by == "themes"


def test_a_conversation_with_open_counts_turns_to_themes_until_the_first_opinion() -> None:
    stages = [TemplateStage(kind="conversation", open_results=True)]
    room = Room(Template(id="talk", stages=stages))
    [ann] = room.people(1)
    room.do(FACILITATOR, c.NextStage)
    idea = room.do(ann, c.PostIdea, text="one")
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=[idea])
    room.do(FACILITATOR, c.VoteOn, stage="s1", by="themes")
    room.do(ann, c.CastVote, idea=theme, opinion="agree")
    assert room.view("board")["tallies"].keys() == {theme}
