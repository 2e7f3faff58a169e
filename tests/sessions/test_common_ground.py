"""Common ground from choices and votes to what is published, once."""

import pytest

from sessions import codec, common_ground
from sessions import commands as c
from sessions.events import AggregatesPublished, PerspectivesChosen
from sessions.evolve import evolve
from sessions.refusals import Code
from sessions.state import SessionState, Touched
from tests.sessions.hall import Hall
from tests.sessions.law import Watch
from tests.sessions.room import FACILITATOR, Room, everything


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_the_table_by_hand(hall: Hall) -> None:
    hall.hold_vote()
    assert hall.ground() == {}
    hall.room.do(FACILITATOR, c.Reveal)
    assert hall.ground() == {}
    hall.room.do(FACILITATOR, c.CloseStage)
    for audience in ("attendee", "board", "facilitator"):
        found = hall.ground(audience)["s2"]
        assert [group.id for group in found.groups] == [hall.carer, hall.staff, None]
        assert found.groups[0].names["cy"] == "Rwy'n ofalwr neu'n aelod o'r teulu"
        assert found.rows[hall.unites] == [95, 95, 95]
        assert found.rows[hall.divides] == [95, 20, 60]
        assert (hall.weak in found.rows) == (audience != "attendee")
        assert found.together == [hall.unites]
        assert found.divided == [hall.divides]


@pytest.mark.parametrize(
    ("shares", "is_common", "divides"),
    [
        ([65, 65], True, False),
        ([95, 60], False, False),
        ([95, 45], False, True),
        ([70, 20], False, True),
        ([95, 65, 70], True, False),
        ([50, 50], False, False),
    ],
)
def test_what_is_common_ground_follows_from_the_shares(
    shares: list[int], is_common: bool, divides: bool
) -> None:
    assert bool(common_ground.together("opinion", {"one": shares})) == is_common
    assert bool(common_ground.divided("opinion", {"one": shares})) == divides


def test_the_least_support_makes_the_order() -> None:
    rows = {"a": [95, 65], "b": [80, 80], "c": [70, 95], "d": [95, 70]}
    assert common_ground.together("opinion", rows) == ["b", "c", "d", "a"]
    rows = {"a": [60, 10], "b": [95, 10], "c": [35, 35]}
    assert common_ground.divided("opinion", rows) == ["b", "a"]
    assert common_ground.together("dots", rows) == ["c"]


def test_it_is_published_when_a_closed_stage_is_revealed_or_the_next_opens(hall: Hall) -> None:
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.CloseStage)
    assert hall.ground() == {}
    hall.room.do(FACILITATOR, c.Reveal)
    assert list(hall.ground()) == ["s2"]
    hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
    hall.vote(hall.weak, 2, 9, 4)
    hall.room.do(FACILITATOR, c.Reveal)
    hall.room.do(FACILITATOR, c.NextStage)
    assert list(hall.ground()) == ["s2", "s3"]


def test_it_is_published_once_whatever_happens_after(hall: Hall) -> None:
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.Reveal)
    hall.room.do(FACILITATOR, c.CloseStage)
    first = hall.ground()
    hall.room.do(FACILITATOR, c.Undo)
    hall.choose(hall.people[0], hall.staff)
    hall.room.do(FACILITATOR, c.NewRound)
    hall.vote(hall.unites, 0, 0, 0)
    hall.room.do(FACILITATOR, c.Reveal)
    hall.room.do(FACILITATOR, c.CloseStage)
    hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
    hall.room.do(FACILITATOR, c.CloseStage)
    assert hall.ground() == first
    events = [event for commit in hall.room.log for event in commit]
    assert sum(isinstance(event, AggregatesPublished) for event in events) == 1


def test_an_undone_reveal_takes_it_off_the_screens(hall: Hall) -> None:
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.CloseStage)
    hall.room.do(FACILITATOR, c.Reveal)
    watch = Watch(hall.room.state)
    hall.room.do(FACILITATOR, c.Undo)
    watch.gather(hall.room.touched)
    watch.tick()
    assert hall.ground() == {}


def test_erasing_a_choice_never_recomputes_what_was_published(hall: Hall) -> None:
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.Reveal)
    hall.room.do(FACILITATOR, c.CloseStage)
    state = SessionState()
    for events in hall.room.log:
        packed = codec.pack(events)
        kept = [row for row in packed.personal if row.field != "perspectives"]
        for event in codec.unpack(packed.body, kept):
            evolve(state, event, Touched())
    assert not any(person.perspectives for person in state.people.values())
    assert everything(state)["board"]["ground"] == hall.ground("board")


def test_a_choice_is_seen_by_nobody_else(hall: Hall) -> None:
    person = hall.people[20]
    before = everything(hall.room.state)
    hall.choose(person, hall.lived, hall.carer)
    after = everything(hall.room.state)
    assert [key for key in before if before[key] != after[key]] == [person.id]
    assert after[person.id]["me"]["me"].perspectives == [hall.lived, hall.carer]
    assert not hall.room.touched.shared
    assert codec.erasable(PerspectivesChosen) == ("perspectives",)
    hall.choose(person)
    assert hall.room.me(person)["me"]["me"].perspectives == []


def test_a_choice_gone_from_the_list_goes_and_ids_are_never_used_again(hall: Hall) -> None:
    keep = [c.PerspectiveText(names={"en": "Carers"}, id=hall.carer)]
    hall.room.do(FACILITATOR, c.SetPerspectives, perspectives=keep)
    assert hall.room.me(hall.people[0])["me"]["me"].perspectives == [hall.carer]
    assert hall.room.me(hall.people[15])["me"]["me"].perspectives == []
    new = [*keep, c.PerspectiveText(names={"en": "Councillors"})]
    hall.room.do(FACILITATOR, c.SetPerspectives, perspectives=new)
    assert [one.id for one in hall.room.state.perspectives] == [hall.carer, "v5"]
    ask = hall.room.refused
    assert ask(hall.people[0], c.ChoosePerspectives, perspectives=["v2", "v9"]) == (
        Code.NO_SUCH_PERSPECTIVE
    )
    blank = [c.PerspectiveText(names={"en": " "})]
    assert ask(FACILITATOR, c.SetPerspectives, perspectives=blank) == Code.TEXT_EMPTY
    assert ask(FACILITATOR, c.SetPerspectives, perspectives=new * 6) == Code.TOO_MANY
    assert ask(hall.people[0], c.SetPerspectives) == Code.NOT_ALLOWED


def test_where_too_few_say_where_they_come_from_it_says_so(hall: Hall) -> None:
    for one in hall.people[:16]:
        hall.choose(one)
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.Reveal)
    hall.room.do(FACILITATOR, c.CloseStage)
    found = hall.ground()["s2"]
    assert (found.groups, found.rows, found.together, found.divided) == ([], {}, [], [])


def test_nothing_is_published_where_nobody_is_asked() -> None:
    room = Room("quick")
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.CloseStage)
    assert room.view("facilitator")["ground"] == {}


def test_the_board_shows_it_until_another_stage_opens(hall: Hall) -> None:
    hall.hold_vote()
    assert hall.room.refused(FACILITATOR, c.ShowGround, stage="s2") == Code.NOTHING_TO_REVEAL
    hall.room.do(FACILITATOR, c.Reveal)
    hall.room.do(FACILITATOR, c.CloseStage)
    hall.room.do(FACILITATOR, c.ShowGround, stage="s2")
    assert hall.room.view("board")["session"]["session"].ground == "s2"
    hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
    assert hall.room.view("board")["session"]["session"].ground is None
    hall.room.do(FACILITATOR, c.ShowGround, stage="s2")
    hall.room.do(FACILITATOR, c.ShowGround, stage=None)
    assert hall.room.view("board")["session"]["session"].ground is None


def test_an_idea_that_is_hidden_later_leaves_the_screens(hall: Hall) -> None:
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.Reveal)
    hall.room.do(FACILITATOR, c.CloseStage)
    hall.room.do(FACILITATOR, c.HideIdea, idea=hall.unites)
    assert hall.unites not in hall.ground()["s2"].rows
    hall.room.do(FACILITATOR, c.RestoreIdea, idea=hall.unites)
    assert hall.unites in hall.ground()["s2"].rows
