"""How pledges stood as time went on."""

from hypothesis import given
from hypothesis import strategies as st

from sessions.standing import APART, DAY, Course, dates, every, over_time
from sessions.wire import FollowUp, Standing

WEEK = APART["week"]
STATUSES: list[FollowUp] = ["not_started", "under_way", "kept", "changed", "dropped"]
TIMES = st.integers(-2 * WEEK, 200 * WEEK)
STEPS = st.lists(st.tuples(TIMES, st.sampled_from(STATUSES))).map(sorted)
COURSES = st.builds(
    lambda made, steps: Course(made, steps, steps[-1][1] if steps else "not_started"), TIMES, STEPS
)


def counted(one: Standing) -> dict[str, int]:
    return {status: n for status in STATUSES if (n := getattr(one, status))}


def test_a_week_is_a_point_and_the_last_is_now() -> None:
    kept = Course(-DAY, [(DAY, "under_way"), (9 * DAY, "kept")], "kept")
    dropped = Course(-DAY, [(15 * DAY, "dropped")], "dropped")
    found = over_time([kept, dropped], 0, 16 * DAY)
    assert [(one.at, counted(one)) for one in found] == [
        (0, {"not_started": 2}),
        (WEEK, {"not_started": 1, "under_way": 1}),
        (2 * WEEK, {"not_started": 1, "kept": 1}),
        (None, {"kept": 1, "dropped": 1}),
    ]


def test_points_do_not_crowd() -> None:
    said = [(weeks, every(0, weeks * WEEK), len(dates(0, weeks * WEEK))) for weeks in range(300)]
    assert all(points <= 27 for _, _, points in said)
    assert [one for one in said if one[0] in (0, 1, 13, 14, 52, 200)] == [
        (0, "week", 1),
        (1, "week", 2),
        (13, "week", 14),
        (14, "month", 4),
        (52, "month", 12),
        (200, "quarter", 16),
    ]


def test_an_event_that_ends_just_now_has_its_first_point() -> None:
    assert dates(10, 5) == [10]


@given(st.lists(COURSES, max_size=12), st.integers(0, 200 * WEEK))
def test_every_pledge_counts_once_at_each_point(courses: list[Course], now: int) -> None:
    *past, last = over_time(courses, 0, now)
    assert sum(counted(last).values()) == len(courses)
    for one in past:
        assert one.at is not None
        assert one.at <= now
        assert sum(counted(one).values()) == sum(course.made_at <= one.at for course in courses)


@given(COURSES, TIMES)
def test_a_pledge_stands_as_was_said_last(course: Course, time: int) -> None:
    said = [status for at, status in course.steps if at <= time]
    assert course.at(time) == (said[-1] if said else "not_started")
