import pytest

from sessions import commands as c
from sessions.refusals import Code
from sessions.wire import SessionEntity
from tests.sessions.room import FACILITATOR, Room, but_for_doings, everything


@pytest.fixture
def room() -> Room:
    return Room("pledge-event")


def session(room: Room) -> SessionEntity:
    found = room.view("facilitator")["session"]["session"]
    assert isinstance(found, SessionEntity)
    return found


def statuses(room: Room) -> list[str]:
    return [stage.status for stage in room.view("board")["stages"].values()]


def test_one_stage_is_open_at_a_time(room: Room) -> None:
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.NextStage)
    assert statuses(room) == ["done", "open", "waiting", "waiting", "waiting"]
    room.do(FACILITATOR, c.OpenStage, stage="s1")
    assert statuses(room) == ["open", "done", "waiting", "waiting", "waiting"]
    room.do(FACILITATOR, c.CloseStage)
    assert session(room).stage is None
    assert room.refused(FACILITATOR, c.CloseStage) == Code.NOT_OPEN
    assert room.refused(FACILITATOR, c.OpenStage, stage="s9") == Code.NO_SUCH_STAGE


def test_next_ends_with_the_agenda(room: Room) -> None:
    for _ in range(5):
        room.do(FACILITATOR, c.NextStage)
    assert room.refused(FACILITATOR, c.NextStage) == Code.NO_NEXT_STAGE


def test_opening_the_open_stage_changes_nothing(room: Room) -> None:
    room.do(FACILITATOR, c.NextStage)
    assert room.ask(FACILITATOR, room.command(c.OpenStage, stage="s1")) == []


def test_undo_goes_back_step_by_step(room: Room) -> None:
    room.join()
    seen = [everything(room.state)]
    steps = [
        (c.NextStage, {}),
        (c.NextStage, {}),
        (c.ShowIdeas, {}),
        (c.NextStage, {}),
        (c.Reveal, {}),
        (c.NewRound, {}),
        (c.CloseStage, {}),
        (c.OpenStage, {"stage": "s2"}),
    ]
    for kind, fields in steps:
        room.do(FACILITATOR, kind, **fields)
        seen.append(everything(room.state))
    for before in reversed(seen[:-1]):
        room.do(FACILITATOR, c.Undo)
        assert but_for_doings(everything(room.state)) == but_for_doings(before)
    assert room.refused(FACILITATOR, c.Undo) == Code.NOTHING_TO_UNDO


def test_the_last_fifty_steps_can_be_undone(room: Room) -> None:
    for number in range(60):
        room.do(FACILITATOR, c.OpenStage, stage=f"s{number % 2 + 1}")
    for _ in range(50):
        room.do(FACILITATOR, c.Undo)
    assert room.refused(FACILITATOR, c.Undo) == Code.NOTHING_TO_UNDO


def test_only_the_console_knows_what_undo_would_undo(room: Room) -> None:
    room.do(FACILITATOR, c.NextStage)
    assert session(room).undo == "open"
    assert room.view("board")["session"]["session"].undo is None


def test_the_timer_counts_by_the_servers_time(room: Room) -> None:
    assert room.refused(FACILITATOR, c.StartTimer, seconds=60) == Code.NOT_OPEN
    room.do(FACILITATOR, c.NextStage)
    assert room.refused(FACILITATOR, c.ExtendTimer, seconds=60) == Code.NO_TIMER
    room.do(FACILITATOR, c.StartTimer, seconds=60)
    started = room.now
    room.do(FACILITATOR, c.ExtendTimer, seconds=30)
    timer = session(room).timer
    assert timer is not None
    assert (timer.started_at, timer.ends_at) == (started, started + 90_000)
    room.now += 200_000
    room.do(FACILITATOR, c.ExtendTimer, seconds=30)
    timer = session(room).timer
    assert timer is not None
    assert timer.ends_at == room.now + 30_000
    assert room.refused(FACILITATOR, c.ExtendTimer, seconds=86_400) == Code.BAD_TIME
    room.do(FACILITATOR, c.StopTimer)
    assert session(room).timer is None


def test_reveal_and_rounds_need_a_vote(room: Room) -> None:
    room.do(FACILITATOR, c.NextStage)
    assert room.refused(FACILITATOR, c.Reveal) == Code.NOTHING_TO_REVEAL
    assert room.refused(FACILITATOR, c.NewRound) == Code.NOT_OPEN


def test_showing_needs_a_stage(room: Room) -> None:
    assert room.refused(FACILITATOR, c.ShowIdeas) == Code.NOT_OPEN
    assert room.refused(FACILITATOR, c.ShowIdeas, stage="s9") == Code.NO_SUCH_STAGE


def test_prompts_are_edited_by_language(room: Room) -> None:
    room.do(FACILITATOR, c.EditPrompt, prompt="p2", text="What now?")
    room.do(FACILITATOR, c.EditPrompt, prompt="p2", text="Beth nawr?", lang="cy")
    prompt = room.view("board")["prompts"]["p2"]
    assert (prompt.text, prompt.translations) == ("What now?", {"cy": "Beth nawr?"})
    ask = room.refused
    assert ask(FACILITATOR, c.EditPrompt, prompt="p2", text="?", lang="pl") == Code.BAD_LANGUAGE
    assert ask(FACILITATOR, c.EditPrompt, prompt="p9", text="?") == Code.NO_SUCH_PROMPT


@pytest.mark.parametrize(
    "kind", [c.NextStage, c.CloseStage, c.Undo, c.Reveal, c.NewRound, c.ShowIdeas, c.StopTimer]
)
def test_attendees_run_nothing(room: Room, kind: type[c.Command]) -> None:
    assert room.refused(room.join(), kind) == Code.NOT_ALLOWED
