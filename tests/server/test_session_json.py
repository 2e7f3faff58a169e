"""The whole session as JSON."""

from pathlib import Path

import pytest

from server.export import session_format, session_json
from sessions import commands as c
from tests.server.exported import Event
from tests.sessions.room import FACILITATOR, Room

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.fixture
def event() -> Event:
    return Event()


def test_who_told_of_two_pledges_in_one_minute_is_not_in_it(event: Event) -> None:
    for words in ("I will ring", "I will write"):
        pledge = event.pledge(words)
        event.room.do(event.ann, c.CheckIn, pledge=pledge, status="kept", story="Done")
    told = [one["told_at"] for each in event.json()["pledges"] for one in each["stories"]]  # type: ignore[attr-defined]
    assert [len(at) for at in told] == [len("2026-11-30")] * 2


def test_the_json_holds_the_whole_session(event: Event) -> None:
    event.pledge("I will ring", ideas=[event.other])
    found = event.json()
    assert (found["format"], found["version"]) == ("pledgewall-session", 1)
    assert found["session"]["people"] == 2
    assert [stage["kind"] for stage in found["stages"]] == [
        "welcome",
        "ideas",
        "vote",
        "pledges",
        "close",
    ]
    assert [(i["text"], i["status"]) for i in found["ideas"]] == [
        ("Longer visits", "shown"),
        ("Harm", "shown"),
    ]
    assert found["ideas"][0]["merged"][0]["text"] == "Visits that last"
    assert [(r["round"], r["current"], r["tallies"]) for r in found["rounds"]] == [
        (
            1,
            False,
            {
                event.idea: {"voters": 1, "dots": 1},
                event.hidden: {"voters": 1, "dots": 1},
            },
        ),
        (2, True, {event.idea: {"voters": 1, "dots": 3}}),
    ]
    assert found["pledges"][0]["ideas"] == [event.idea]


def test_what_only_the_facilitator_sees_is_marked(event: Event) -> None:
    room = event.room
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.HoldIdeas, hold=True)
    event.post(event.ann, "Wait")
    gone = event.post(event.ann, "Gone")
    room.do(event.ann, c.WithdrawIdea, idea=gone)
    room.do(FACILITATOR, c.HideIdea, idea=event.hidden)
    marked = {idea["text"]: idea["status"] for idea in event.json()["ideas"]}
    assert marked == {"Longer visits": "shown", "Harm": "hidden", "Wait": "held"}
    silent = Room("pledge-event")
    ann = silent.join()
    silent.do(FACILITATOR, c.OpenStage, stage="s2")
    silent.do(ann, c.PostIdea, text="Quiet")
    assert session_json.export(silent.state).ideas[0].status == "silent"


def test_the_format_is_documented() -> None:
    documented = DOCS.read_text()
    known = vars(session_format).values()
    kinds = [k for k in known if getattr(k, "__module__", "") == session_format.__name__]
    fields = {name for kind in kinds for name in getattr(kind, "__struct_fields__", ())}
    assert {"by_when", "passed_over"} <= fields
    assert [name for name in fields if f"`{name}`" not in documented] == []
