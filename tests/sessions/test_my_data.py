"""One's own data: all that one gave, and of others what everybody may read."""

import pytest

from sessions import commands as c
from sessions.views.my_data import my_data
from tests.sessions.room import FACILITATOR, Room


@pytest.mark.parametrize("hidden", [True, False])
def test_what_others_wrote_is_told_as_far_as_everybody_may_read_it(*, hidden: bool) -> None:
    room = Room("pledge-event")
    ann, ben = room.people(2)
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    own = room.do(ann, c.PostIdea, text="My own")
    idea = room.do(ben, c.PostIdea, text="Ben's")
    room.do(FACILITATOR, c.ShowIdeas)
    room.do(ann, c.SupportIdea, idea=idea)
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(ann, c.CastVote, idea=idea, dots=1)
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    pledge = room.do(ben, c.MakePledge, text="Ben's promise", kind="action")
    room.do(ann, c.JoinPledge, pledge=pledge)
    if hidden:
        for one in (own, idea):
            room.do(FACILITATOR, c.HideIdea, idea=one)
        room.do(FACILITATOR, c.HidePledge, pledge=pledge)
    data = my_data(room.state, ann.id)
    assert [one.text for one in data.ideas] == ["My own"]
    said = "" if hidden else "Ben's"
    assert (data.supported, [one.on for one in data.votes]) == ([said], [said])
    assert [one.text for one in data.joined] == ([] if hidden else ["Ben's promise"])
