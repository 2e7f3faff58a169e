"""Who is reminded, and when: dates and the time come from outside."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import commands as c
from sessions.actor import Actor
from sessions.refusals import Code
from sessions.reminders import (
    LATE,
    MOST_FIRST,
    MOST_FIRST_OF_ONE,
    MOST_OF_A_DATE,
    due,
    first_due,
    next_moment,
    stop_token,
)
from tests.sessions.room import FACILITATOR, SERVER, Room

DAY = 24 * 3600 * 1000
ANN = "ann@example.org"


class After:
    """An event that has ended, with people who pledged."""

    def __init__(self) -> None:
        self.room = Room()
        for _ in range(4):
            self.room.do(FACILITATOR, c.NextStage)
        self.ann = self.pledger("I will ring")
        self.settled: set[tuple[str, str]] = set()

    def pledger(self, text: str) -> Actor:
        person = self.room.join()
        self.room.do(person, c.MakePledge, text=text, kind="action")
        return person

    def leave(self, who: Actor, email: str = ANN, *, greeted: bool = True) -> None:
        self.room.do(who, c.LeaveContact, email=email, lang="en")
        if greeted:
            self.settled.add((who.id, first_due("BCDFGH", email)))

    def end(self) -> int:
        self.room.do(FACILITATOR, c.NextStage)
        ended = self.room.state.ended_at
        assert ended
        return ended

    def dues(self, now: int) -> list[tuple[str, str]]:
        ended = self.room.state.ended_at
        days = self.room.state.reminders.after_days
        dates = {one: ended + one * DAY for one in days} if ended else {}
        return [
            (one.participant, one.due) for one in due(self.room.state, dates, self.settled, now)
        ]

    def days(self, now: int) -> list[str]:
        return [key for _, key in self.dues(now) if key.startswith("d")]


@pytest.fixture
def after() -> After:
    return After()


def test_who_left_an_address_gets_one_mail_at_once(after: After) -> None:
    after.leave(after.ann, greeted=False)
    [(person, key)] = after.dues(after.room.now)
    assert (person, key) == (after.ann.id, first_due("BCDFGH", ANN))
    assert ANN not in key
    # The same address again, in other letters: it knows already.
    after.settled.add((person, key))
    after.room.do(after.ann, c.LeaveContact, email="Ann@example.org", lang="cy")
    assert after.dues(after.room.now) == []
    after.room.do(after.ann, c.LeaveContact, email="other@example.org", lang="cy")
    assert len(after.dues(after.room.now)) == 1
    assert after.dues(after.room.now + LATE + 1) == []


def test_an_address_is_not_flooded_by_many_who_leave_it(after: After) -> None:
    people = after.room.people(MOST_FIRST + 3)
    for one in people:
        after.leave(one, greeted=False)
    firsts = after.dues(after.room.now)
    assert len(firsts) == MOST_FIRST
    after.settled.add(firsts[1])
    assert after.dues(after.room.now) == [firsts[0], firsts[2]]
    after.settled.update(firsts)
    assert after.dues(after.room.now) == []


def test_nor_on_one_date(after: After) -> None:
    for number in range(MOST_OF_A_DATE + 3):
        after.leave(after.pledger(f"Pledge {number}"), greeted=True)
    now = after.end() + 7 * DAY
    found = after.dues(now)
    assert len(found) == MOST_OF_A_DATE
    after.settled.update(found[:4])
    assert after.dues(now) == found[4:]


def test_nobody_has_many_strangers_written_to(after: After) -> None:
    for number in range(MOST_FIRST_OF_ONE):
        after.leave(after.ann, f"stranger{number}@example.org", greeted=True)
    after.leave(after.ann, greeted=False)
    assert after.dues(after.room.now) == []


@given(st.integers(0, 230))
def test_each_date_comes_once_and_stays_until_the_next(day: int) -> None:
    after = After()
    after.leave(after.ann)
    now = after.end() + day * DAY
    stays = ((7, 28), (28, 91), (91, 182), (182, 182 + 28 + 1))
    wanted = [f"d{one}" for one, end in stays if one <= day < end]
    assert after.days(now) == wanted
    after.settled |= {(after.ann.id, one) for one in wanted}
    assert after.days(now) == []


def test_before_the_end_nothing_is_due_and_reopening_takes_the_dates_back(after: After) -> None:
    after.leave(after.ann)
    assert after.days(after.room.now + 30 * DAY) == []
    ended = after.end()
    assert after.days(ended + 7 * DAY - 1) == []
    assert after.days(ended + 7 * DAY) == ["d7"]
    after.room.do(FACILITATOR, c.Undo)
    assert after.days(ended + 7 * DAY) == []


def test_of_several_dates_that_have_passed_only_the_last_counts(after: After) -> None:
    after.leave(after.ann)
    after.room.do(FACILITATOR, c.SetReminders, after_days=[9, 7, 8, 7])
    assert after.room.state.reminders.after_days == [7, 8, 9]
    ended = after.end()
    assert after.days(ended + 8 * DAY) == ["d8"]
    assert after.days(ended + 30 * DAY) == ["d9"]
    assert after.days(ended + 38 * DAY) == []


def test_who_left_the_address_later_gets_what_comes_after(after: After) -> None:
    ended = after.end()
    after.room.now = ended + 10 * DAY
    after.leave(after.ann)
    assert after.days(after.room.now) == []
    assert after.days(ended + 28 * DAY) == ["d28"]


@pytest.mark.parametrize("status", ["kept", "dropped"])
def test_who_has_nothing_open_is_left_in_peace(after: After, status: str) -> None:
    after.leave(after.ann)
    ended = after.end()
    [pledge] = after.room.state.pledges
    after.room.do(after.ann, c.CheckIn, pledge=pledge, status=status)
    assert after.days(ended + 7 * DAY) == []
    after.room.do(after.ann, c.CheckIn, pledge=pledge, status="changed")
    assert after.days(ended + 7 * DAY) == ["d7"]


def test_joiners_are_reminded_as_long_as_what_they_joined_shows(after: After) -> None:
    ben = after.room.join()
    [pledge] = after.room.state.pledges
    after.leave(ben, "ben@example.org")
    after.room.do(ben, c.JoinPledge, pledge=pledge)
    ended = after.end()
    assert after.days(ended + 7 * DAY) == ["d7"]
    after.room.do(FACILITATOR, c.HidePledge, pledge=pledge)
    assert after.days(ended + 7 * DAY) == []


def test_a_pause_puts_off_what_it_covers(after: After) -> None:
    after.leave(after.ann)
    ended = after.end()
    after.room.now = ended + DAY
    after.room.do(after.ann, c.PauseReminders, until=ended + 10 * DAY)
    assert after.days(ended + 8 * DAY) == []
    assert after.days(ended + 10 * DAY) == ["d7"]
    after.room.do(after.ann, c.PauseReminders, until=ended + 40 * DAY)
    assert after.days(ended + 28 * DAY) == []
    assert after.days(ended + 40 * DAY) == ["d28"]
    assert after.days(ended + 91 * DAY) == ["d91"]


def test_the_organiser_switches_reminders_off(after: After) -> None:
    after.leave(after.ann)
    ended = after.end()
    after.room.do(FACILITATOR, c.SetReminders, after_days=[7], on=False)
    assert after.days(ended + 7 * DAY) == []
    after.room.do(FACILITATOR, c.SetReminders, after_days=[7])
    assert after.days(ended + 7 * DAY) == ["d7"]
    assert after.room.ask(FACILITATOR, after.room.command(c.SetReminders, after_days=[7])) == []
    assert after.room.refused(FACILITATOR, c.SetReminders, after_days=list(range(1, 10))) == (
        Code.TOO_MANY
    )
    assert after.room.refused(after.ann, c.SetReminders, after_days=[7]) == Code.NOT_ALLOWED


def test_who_stops_by_their_mail_stops_it_for_the_address(after: After) -> None:
    """However often, and by whomever, it is left again."""
    ben = after.pledger("I will listen")
    after.leave(after.ann)
    after.leave(ben)
    ended = after.end()
    assert after.days(ended + 7 * DAY) == ["d7", "d7"]
    after.room.do(SERVER, c.StopMail, participant=after.ann.id)
    assert after.dues(ended + 7 * DAY) == []
    after.room.do(ben, c.WithdrawContact)
    after.room.do(ben, c.LeaveContact, email="ANN@example.org", lang="en")
    assert after.dues(after.room.now) == []
    assert after.room.me(ben)["me"]["me"].contact.stopped
    for one in (after.ann, ben):
        assert after.room.refused(one, c.ResumeReminders) == Code.MAIL_STOPPED
    after.room.do(SERVER, c.StartMail, participant=ben.id)
    assert after.days(ended + 7 * DAY) == ["d7", "d7"]
    assert not after.room.me(after.ann)["me"]["me"].contact.stopped


def test_who_stops_in_their_plan_can_start_again_there(after: After) -> None:
    after.leave(after.ann)
    ended = after.end()
    after.room.do(after.ann, c.StopReminders)
    assert after.days(ended + 7 * DAY) == []
    after.room.do(after.ann, c.ResumeReminders)
    assert after.days(ended + 7 * DAY) == ["d7"]


def test_an_address_that_bounced_is_not_tried_again_until_there_is_another(after: After) -> None:
    after.leave(after.ann)
    ended = after.end()
    note: dict[str, Any] = {"participant": after.ann.id, "email": ANN}
    assert after.room.ask(SERVER, after.room.command(c.NoteBounce, **{**note, "email": "x"})) == []
    after.room.do(SERVER, c.NoteBounce, **note)
    assert after.room.me(after.ann)["me"]["me"].contact.bounced
    assert after.days(ended + 7 * DAY) == []
    after.leave(after.ann, "right@example.org")
    assert after.days(ended + 7 * DAY) == ["d7"]
    assert not after.room.me(after.ann)["me"]["me"].contact.bounced


@pytest.mark.parametrize("kind", [c.StopMail, c.StartMail])
def test_only_the_server_stops_mail_and_only_where_there_is_an_address(
    after: After, kind: type[c.Command]
) -> None:
    asked = {"participant": after.ann.id}
    assert after.room.refused(after.ann, kind, **asked) == Code.NOT_ALLOWED
    assert after.room.refused(SERVER, kind, **asked) == Code.NO_CONTACT
    assert after.room.refused(SERVER, kind, participant="nobody") == Code.NO_CONTACT


def test_when_to_look_again(after: After) -> None:
    dates = {7: 700, 28: 2800}
    state = after.room.state
    assert next_moment(state, dates, 0) is None  # nobody to write to
    after.leave(after.ann)
    assert [next_moment(state, dates, now) for now in (0, 699, 700, 2800)] == [700, 700, 2800, None]
    after.room.do(after.ann, c.PauseReminders, until=after.room.now + DAY)
    assert next_moment(state, {}, after.room.now) == after.room.now - 1000 + DAY


def test_a_token_to_stop_mail_is_of_one_person_and_one_address() -> None:
    made = {
        stop_token(code, person, email)
        for code in ("BCDFGH", "HGFDCB")
        for person in ("ann", "ben")
        for email in ("a@example.org", "b@example.org")
    }
    assert len(made) == 8
