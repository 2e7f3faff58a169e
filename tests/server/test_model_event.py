"""The event that other tests look at is as large as the model event, and the same every time."""

from tests.server.model_event import WORDS, ModelEvent
from tests.sessions.room import plain


def test_eighteen_groups_left_thirty_five_pledges() -> None:
    event = ModelEvent().play()
    state = event.room.state
    shown = [pledge for pledge in state.pledges.values() if pledge.is_public]
    assert (len(WORDS["groups"]), len(shown), len(state.themes)) == (18, 35, 6)
    assert {one.group for one in shown} - {None, "Staff"} == set(WORDS["groups"])
    assert {pledge.kind for pledge in shown} == {"action", "culture"}
    assert sum(bool(one.get("published")) for one in WORDS["pledges"]) == 2
    assert state.voices
    assert state.ground
    assert plain(state) == plain(event.room.replayed())
    assert plain(state) == plain(ModelEvent().play().room.state)
