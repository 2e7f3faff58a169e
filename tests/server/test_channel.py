from server.live.channel import Channel
from sessions.commands import CastVote, HideIdea, NextStage, PostIdea
from sessions.fold import Fold
from sessions.wire import Position
from tests.sessions.room import FACILITATOR, Room


def test_a_delta_reaches_back_over_what_showed_nothing() -> None:
    room = Room("conversation")
    anna = room.join()
    room.do(FACILITATOR, NextStage)
    idea = room.do(anna, PostIdea, text="Later buses")
    fold = Fold("epoch")
    fold.state = room.state
    board = Channel("board", Position("epoch", 0))
    fold.advance(len(room.log))
    seen = board.snapshot(fold).seq

    room.do(anna, CastVote, idea=idea, opinion="agree")
    board.touch(room.touched.shared)
    fold.advance(len(room.log))
    assert board.flush(fold) is None

    room.do(anna, PostIdea, text="Shorter letters")
    board.touch(room.touched.shared)
    fold.advance(len(room.log))
    delta = board.flush(fold)
    assert delta
    assert delta.from_ <= seen < delta.to


def test_what_came_with_a_resume_and_went_before_the_next_delta_is_told() -> None:
    room = Room("conversation")
    anna = room.join()
    room.do(FACILITATOR, NextStage)
    fold = Fold("epoch")
    fold.state = room.state
    board = Channel("board", Position("epoch", 0))
    fold.advance(len(room.log))
    left_at = Position("epoch", board.snapshot(fold).seq)

    idea = room.do(anna, PostIdea, text="Later buses")
    board.touch(room.touched.shared)
    fold.advance(len(room.log))
    resumed = board.resume(fold, left_at)
    assert resumed
    assert idea in resumed.set["ideas"]

    room.do(FACILITATOR, HideIdea, idea=idea)
    board.touch(room.touched.shared)
    fold.advance(len(room.log))
    delta = board.flush(fold)
    assert delta
    assert idea in delta.del_["ideas"]
