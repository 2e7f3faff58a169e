"""What is published where people take part without a phone of their own; and attacks on it."""

import pytest

from sessions import commands as c
from sessions.actor import Actor
from tests.sessions.hall import Hall
from tests.sessions.room import FACILITATOR


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_people_on_paper_come_from_nowhere_unless_it_is_given(hall: Hall) -> None:
    told, untold, _ = (hall.room.do(FACILITATOR, c.AddSeat) for _ in range(3))
    for seat, does in (
        (told, hall.room.command(c.ChoosePerspectives, perspectives=[hall.carer])),
        (told, hall.room.command(c.CastVote, idea=hall.weak, opinion="agree")),
        (untold, hall.room.command(c.CastVote, idea=hall.weak, opinion="agree")),
    ):
        if not isinstance(does, c.ChoosePerspectives):
            hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
        hall.room.do(FACILITATOR, c.ActFor, seat=seat, does=does)
    hall.vote(hall.weak, 5, 5, 0)
    hall.close()
    # 6 of 11 carers, 5 of 10 of the staff, 1 of 6 others: nearly none of them.
    assert hall.ground()["s2"].rows[hall.weak] == [55, 50, 5]
    [entered] = [one for one in hall.room.state.doings if one.kind == "act_for"][-1:]
    assert entered.about is None


def choose_and_agree(hall: Hall, holder: Actor, key: str, idea: str) -> None:
    """One more person on somebody's phone, who says where they come from, and agrees."""
    seat = hall.room.do(holder, c.AddSeat)
    chosen = hall.room.command(c.ChoosePerspectives, perspectives=[key])
    hall.room.do(holder, c.ActFor, seat=seat, does=chosen)
    agrees = hall.room.command(c.CastVote, idea=idea, opinion="agree")
    hall.room.do(holder, c.ActFor, seat=seat, does=agrees)


def test_whoever_lends_their_phone_cannot_subtract_its_people_from_a_group(hall: Hall) -> None:
    """An attack: four invented people, and the fifth of their perspective is alone with them."""
    hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
    hall.vote(hall.unites, 9, 10, 4)
    victim, spy = hall.people[20], hall.people[21]
    hall.choose(victim, hall.lived)
    for _ in range(4):
        choose_and_agree(hall, spy, hall.lived, hall.unites)
    hall.close()
    assert [group.id for group in hall.ground()["s2"].groups] == [hall.carer, hall.staff, None]
    (voices,) = (one for key, one in hall.room.view("facilitator")["voices"].items() if key == "s2")
    assert hall.lived not in [group.id for group in voices.groups]


def test_nor_can_they_subtract_them_on_the_ladder(hall: Hall) -> None:
    victim, spy = hall.people[20], hall.people[21]
    hall.choose(victim, hall.lived)
    hall.room.do(FACILITATOR, c.OpenStage, stage="s9")
    for one in hall.people:
        hall.room.do(one, c.PlaceRung, stage="s9", rung=4)
    for _ in range(4):
        seat = hall.room.do(spy, c.AddSeat)
        for does in (
            hall.room.command(c.ChoosePerspectives, perspectives=[hall.lived]),
            hall.room.command(c.PlaceRung, stage="s9", rung=4),
        ):
            hall.room.do(spy, c.ActFor, seat=seat, does=does)
    hall.close()
    assert hall.lived not in [group.id for group in hall.ground()["s9"].groups]


def test_people_who_share_a_phone_count_each_in_a_group_that_is_large_enough(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
    hall.vote(hall.unites, 5, 5, 3)
    for _ in range(5):
        choose_and_agree(hall, hall.people[0], hall.carer, hall.unites)
    hall.close()
    # Ten of fifteen carers, and not five of ten.
    assert hall.ground()["s2"].rows[hall.unites] == [65, 50, 60]


def test_of_a_vote_one_phone_takes_part_in_alone_nothing_is_told(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
    hall.vote(hall.divides, 5, 5, 3)
    for one in (*hall.people[1:3], *hall.people[10:20], *hall.people[20:]):
        hall.room.do(one, c.CastVote, idea=hall.unites, opinion="agree")
    for _ in range(4):
        choose_and_agree(hall, hall.people[0], hall.carer, hall.unites)
    hall.close()
    # Six carers, of three phones.
    assert list(hall.ground()["s2"].rows) == [hall.divides]
