import pytest

from sessions import commands as c
from sessions import decide
from sessions.codec import TYPES
from sessions.commands import Command
from sessions.events import Event
from sessions.evolve import EVOLVERS
from sessions.fold import REMEMBERED, Fold
from sessions.log import Answer, Commit, Conflict, MemoryLog
from sessions.state import Touched
from sessions.wire import Position, Result
from tests.sessions import golden
from tests.sessions.room import Room, plain


def leaves(kind: type) -> set[type]:
    return {leaf for sub in kind.__subclasses__() for leaf in leaves(sub) or {sub}}


def test_every_command_has_a_decider_and_every_event_an_evolver() -> None:
    own = {kind for kind in leaves(Command) if kind.__module__.startswith("sessions.")}
    # What is done for somebody else has no rules but those of what is done.
    assert decide._DECIDERS.keys() == own - {c.ActFor}
    events = {kind for kind in leaves(Event) if kind.__module__.startswith("sessions.")}
    assert EVOLVERS.keys() == events
    assert set(TYPES.values()) == events


def test_a_log_folds_to_its_state() -> None:
    room = golden.story()
    fold = Fold("epoch")
    for seq, events in enumerate(room.log, 1):
        fold.apply(Commit(seq, events, []), Touched())
    assert plain(fold.state) == plain(room.state)
    assert fold.position == Position("epoch", len(room.log))


def test_the_last_answers_of_each_person_are_remembered() -> None:
    fold = Fold("epoch")
    for number in range(REMEMBERED + 1):
        fold.apply(
            Commit(number + 1, [], [Answer("ann", f"command-{number}", Result(str(number)))]),
            Touched(),
        )
    assert fold.answered("ann", "command-0") is None
    assert fold.answered("ann", "command-1") == Result("1")
    assert fold.answered("ann", f"command-{REMEMBERED}") == Result(str(REMEMBERED))
    assert fold.answered("bob", "command-1") is None


async def test_the_log_in_memory_takes_one_commit_at_each_position() -> None:
    log = MemoryLog()
    created, *rest = (Commit(n, events, []) for n, events in enumerate(Room().log * 2, 1))
    await log.create("BCDFGH", "epoch", created)
    with pytest.raises(Conflict):
        await log.create("BCDFGH", "other", created)
    await log.append("BCDFGH", Position("epoch", 1), rest[0])
    for expected in (Position("epoch", 1), Position("other", 2), Position("epoch", 3)):
        with pytest.raises(Conflict):
            await log.append("BCDFGH", expected, rest[0])
    assert await log.read("BCDFGH", after=1) == ("epoch", [rest[0]])
    assert await log.read("nobody") is None
    assert await log.sessions() == ["BCDFGH"]
    await log.close()


def test_made_by_tells_what_a_command_made() -> None:
    room = Room()
    ann = room.join()
    room.do(golden.FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(ann, c.PostIdea, text="x")
    assert idea in room.state.ideas
    assert room.do(ann, c.WithdrawIdea, idea=idea) == idea
    assert room.do(golden.FACILITATOR, c.HoldIdeas, hold=True) == ""
