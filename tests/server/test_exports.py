import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.export import FORMATS, ideas_csv, pledges_csv, session_json
from server.words import languages
from sessions import commands as c
from sessions import text
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.refusals import Refusal
from sessions.wire import MethodName, Tally
from tests.sessions.room import FACILITATOR, Room

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


class Event:
    """An event up to its pledges: Ann's idea has three dots of Bob, Bob's idea is hidden."""

    def __init__(self, *spoken: str) -> None:
        self.room = Room("pledge-event", languages=list(spoken or ("en",)))
        self.ann, self.bob = self.room.people(2)
        self.room.do(self.ann, c.SetName, name="Ann Unnamed")
        self.room.do(FACILITATOR, c.OpenStage, stage="s2")
        self.idea = self.post(self.ann, "Longer visits")
        self.other = self.post(self.ann, "Visits that last")
        self.hidden = self.post(self.bob, "Harm")
        self.room.do(FACILITATOR, c.ShowIdeas)
        self.room.do(FACILITATOR, c.MergeIdeas, into=self.idea, from_=[self.other])
        self.room.do(FACILITATOR, c.NextStage)
        self.vote(self.bob, self.hidden, 1)
        self.vote(self.bob, self.idea, 1)
        self.room.do(FACILITATOR, c.NewRound)
        self.vote(self.bob, self.idea, 3)
        self.room.do(FACILITATOR, c.NextStage)

    def post(self, who: Actor, words: str) -> str:
        return self.room.do(who, c.PostIdea, text=words, table="3")

    def vote(self, who: Actor, idea: str, dots: int) -> None:
        self.room.do(who, c.CastVote, idea=idea, dots=dots)

    def pledge(self, words: str, **fields: object) -> str:
        asked = {"text": words, "kind": "action", **fields}
        return self.room.do(self.ann, c.MakePledge, **asked)

    def written(self, kind: str) -> bytes:
        return b"".join(FORMATS[kind].write(self.room.state, {}))

    def rows(self) -> list[list[str]]:
        return read(self.written("csv"))

    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.written("json"))
        return found


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def event() -> Event:
    return Event()


def test_a_pledge_is_a_row_with_every_field(event: Event) -> None:
    fields = {"who": "Siân", "group": "carers", "by_when": "June", "support": "a phone"}
    pledge = event.pledge("I will ring", ideas=[event.idea, event.hidden], lang="cy", **fields)
    event.pledge("Listen", kind="culture")
    event.room.do(event.bob, c.JoinPledge, pledge=pledge)
    event.room.do(FACILITATOR, c.HideIdea, idea=event.hidden)
    _, first, second = event.rows()
    ringing = ["1", "I will ring", "Action", "Siân", "carers", "June", "a phone"]
    origin = [
        "Longer visits",
        "",
        "3",
        "",
        "",
        "",
        "1",
        "Shown",
        "2025-10-09 08:53",
        "cy",
        "",
        "",
        "",
    ]
    assert first == ringing + origin
    assert second[:10] == ["2", "Listen", "Culture", "", "", "", "", "", "", ""]


def test_the_headings_stand_in_the_languages_of_the_event() -> None:
    heads = [Event(*spoken).rows()[0][:3] for spoken in (["en"], ["cy"], ["en", "cy"])]
    assert heads == [
        ["Number", "Pledge", "Kind"],
        ["Rhif", "Addewid", "Math"],
        ["Number / Rhif", "Pledge / Addewid", "Kind / Math"],
    ]


def test_every_heading_has_words_in_every_language() -> None:
    for words in languages().values():
        headings = (*pledges_csv.HEADINGS, *ideas_csv.HEADINGS)
        for key in (*headings, "action", "culture", "shown", "hidden"):
            assert words.say(f"export.{key}")


def test_the_bytes_are_what_excel_opens() -> None:
    event = Event("cy")
    event.pledge('Tŷ a dŵr, "yn ddi-baid"\nbob dydd')
    content = event.written("csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert 'Tŷ a dŵr, ""yn ddi-baid""\nbob dydd'.encode() in content
    assert event.rows()[1][1] == 'Tŷ a dŵr, "yn ddi-baid"\nbob dydd'


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+44 1483",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "  =1",
        "\u00a0=1",
        "\u200b=1",
        "\u2800@x",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "\ufe63 1",
        "\u22121",
        '=HYPERLINK("http://x","y")',
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert pledges_csv.safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "'=1", "1-2", "(=", "ŵ+", 7, None])
def test_other_cells_stay(cell: str | int | None) -> None:
    assert pledges_csv.safe(cell) == cell


def test_formulas_are_disarmed_in_every_column(event: Event) -> None:
    event.room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = event.post(event.ann, "@idea")
    event.room.do(FACILITATOR, c.NextStage)
    event.room.do(FACILITATOR, c.NextStage)
    fields = dict.fromkeys(("who", "group", "by_when", "support"), "=1")
    event.pledge("=1", ideas=[idea], **fields)
    row = event.rows()[1]
    assert row[1] == "'=1"
    assert row[3:8] == ["'=1"] * 4 + ["'@idea"]


@given(st.text(max_size=80), st.text(max_size=40))
def test_texts_come_back_as_they_went_in(words: str, support: str) -> None:
    room = Room("pledge-event")
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    asked = room.command(c.MakePledge, text=words, kind="action", support=support)
    if isinstance(room.ask(ann, asked), Refusal):
        return
    (_, row) = read(b"".join(pledges_csv.write(room.state)))
    (pledge,) = room.state.pledges.values()
    expected = [pledge.text, pledge.support or ""]
    for cell, written in zip((row[1], row[6]), expected, strict=True):
        assert cell in (written, f"'{written}")
    exported = json.loads(b"".join(session_json.write(room.state)))["pledges"][0]
    assert [exported["text"], exported["support"] or ""] == expected
    assert expected[0] == text.tidy(words)


def test_rows_are_written_one_by_one(event: Event) -> None:
    for number in range(3):
        event.pledge(f"pledge {number}")
    pieces = pledges_csv.write(event.room.state)
    assert isinstance(pieces, Iterator)
    assert [piece.count(b"\r\n") for piece in pieces] == [0, 1, 1, 1, 1]


def test_withdrawn_pledges_are_gone_and_hidden_ones_marked(event: Event) -> None:
    gone, kept = event.pledge("gone"), event.pledge("kept")
    event.room.do(event.ann, c.WithdrawPledge, pledge=gone)
    event.room.do(FACILITATOR, c.HidePledge, pledge=kept)
    (_, row) = event.rows()
    assert (row[1], row[14]) == ("kept", "Hidden")
    assert [(p["text"], p["status"]) for p in event.json()["pledges"]] == [("kept", "hidden")]


def test_opinions_on_the_origin_are_counted() -> None:
    agenda = {"id": "x", "stages": [{"kind": "conversation"}, {"kind": "pledges"}]}
    room = Room(msgspec.convert(agenda, Template))
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    one, two = (room.do(ann, c.PostIdea, text=words) for words in ("one", "two"))
    for idea, opinion in ((one, "agree"), (two, "pass")):
        room.do(bob, c.CastVote, idea=idea, opinion=opinion)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.MakePledge, text="I", kind="action", ideas=[one, two])
    (_, row) = read(b"".join(pledges_csv.write(room.state)))
    assert row[7:13] == ["one\ntwo", "", "", "1", "0", "1"]


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


def test_every_way_to_vote_stands_in_the_files() -> None:
    stages = [
        TemplateStage(kind="ideas"),
        TemplateStage(kind="vote", method="approval"),
        TemplateStage(kind="vote", method="scale"),
        TemplateStage(kind="pledges"),
    ]
    room = Room(Template(id="both", stages=stages))
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    one, two = (room.do(ann, c.PostIdea, text=words) for words in ("one", "two"))
    room.do(FACILITATOR, c.NextStage)
    for idea in (one, two):
        room.do(ann, c.CastVote, idea=idea, approve=True)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=one, score=5)
    room.do(bob, c.CastVote, idea=one, score=2)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.MakePledge, text="I will", kind="action", ideas=[one, two])
    found = session_json.export(room.state)
    assert [stage.method for stage in found.stages] == [None, "approval", "scale", None]
    approval, scale = found.rounds
    assert approval.places == {one: 1, two: 1}
    assert scale.tallies == {one: Tally(voters=2, scores=[0, 1, 0, 0, 1], mean=3.5)}
    _, row = read(b"".join(FORMATS["csv"].write(room.state, {})))
    assert row[-3:] == ["2", "3.5", "1: 0, 2: 1, 3: 0, 4: 0, 5: 1"]


@pytest.mark.parametrize(
    ("method", "firsts", "seconds", "shift", "cells"),
    [
        (
            "dots",
            [{"dots": 2}, {"dots": 1}, None],
            [{"dots": 1}, None, {"dots": 1}],
            [-1, -1, 1],
            [["2", "-1"], ["1", "-1"], ["0", "1"]],
        ),
        (
            "scale",
            [{"score": 2}, {"score": 5}, None],
            [{"score": 5}, None, {"score": 1}],
            [3.0, None, None],
            [["2.0", "3.0"], ["", ""], ["", ""]],
        ),
    ],
)
def test_where_a_vote_is_asked_again_the_files_say_what_changed(
    method: MethodName, firsts: list[Any], seconds: list[Any], shift: list[Any], cells: list[Any]
) -> None:
    stages = [
        TemplateStage(kind="ideas"),
        TemplateStage(kind="vote", method=method),
        TemplateStage(kind="vote", method=method, repeats=2),
    ]
    room = Room(Template(id="again", stages=stages))
    [ann] = room.people(1)
    room.do(FACILITATOR, c.NextStage)
    ideas = [room.do(ann, c.PostIdea, text=words) for words in ("one", "two", "three")]
    for votes in (firsts, seconds):
        room.do(FACILITATOR, c.NextStage)
        for idea, vote in zip(ideas, votes, strict=True):
            if vote:
                room.do(ann, c.CastVote, idea=idea, **vote)
    found = session_json.export(room.state)
    assert [stage.repeats for stage in found.stages] == [None, None, "s2"]
    first, second = found.rounds
    assert (first.before, first.shift) == (None, {})
    assert second.before == session_json.EarlierRound(stage="s2", round=1)
    assert [second.shift.get(idea) for idea in ideas] == shift
    _, *rows = read(b"".join(FORMATS["ideas"].write(room.state, {})))
    assert [row[-2:] for row in rows] == cells
    # A further round of the second vote is compared with its own first.
    room.do(FACILITATOR, c.NewRound)
    assert session_json.export(room.state).rounds[-1].before == session_json.EarlierRound(
        stage="s3", round=1
    )


def test_an_undone_round_is_in_no_file(event: Event) -> None:
    room = event.room
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(FACILITATOR, c.NewRound)
    event.vote(event.ann, event.idea, 2)
    room.do(FACILITATOR, c.Undo)
    assert [found["round"] for found in event.json()["rounds"]] == [1, 2]


def seated(room: Room, people: int, table: str, words: str) -> None:
    """Some people at a table, each with an idea."""
    there = room.people(people)
    for person in there:
        room.do(person, c.TakeTable, table=table)
    for person in there:
        room.do(person, c.PostIdea, text=words)


def test_ideas_stand_by_table_and_round() -> None:
    room = Room("quick", languages=["en", "cy"], tables=["Window", ""])
    room.do(FACILITATOR, c.NextStage)
    seated(room, 2, "t1", "=Two")
    seated(room, 3, "t2", "Three")
    room.do(FACILITATOR, c.NextTableRound)
    seated(room, 3, "t1", "Later")
    heading, *rows = read(b"".join(FORMATS["ideas"].write(room.state, {})))
    assert heading[:4] == ["Number / Rhif", "Idea / Syniad", "Table / Bwrdd", "Round / Rownd"]
    assert [row[1:4] for row in rows] == [
        *[["Later", "Window", "2"]] * 3,
        *[["Three", "Table / Bwrdd 2", "1"]] * 3,
        *[["'=Two", "", ""]] * 2,
    ]
    found = msgspec.json.decode(b"".join(FORMATS["json"].write(room.state, {})))
    assert [table["name"] for table in found["tables"]] == ["Window", None]
    assert [idea["table"] for idea in found["ideas"]] == [None] * 2 + ["t2"] * 3 + ["t1"] * 3


@pytest.mark.parametrize("kind", FORMATS)
def test_no_file_says_who(event: Event, kind: str) -> None:
    pledge = event.pledge("I will ring", ideas=[event.idea])
    event.room.do(event.bob, c.JoinPledge, pledge=pledge)
    content = event.written(kind).decode()
    for secret in ("secret", "Ann", "author", "voter_", "seat"):
        assert secret not in content
    assert ":53:" not in content


def test_the_format_is_documented() -> None:
    documented = DOCS.read_text()

    for kind in vars(session_json).values():
        if getattr(kind, "__module__", "") == session_json.__name__:
            for name in getattr(kind, "__struct_fields__", ()):
                assert f"`{name}`" in documented, name


def test_themes_stand_in_both_files() -> None:
    event = Event("en", "cy")
    room = event.room
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=[event.idea, event.hidden])
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Time for people")
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Amser i bobl", lang="cy")
    other = room.do(FACILITATOR, c.MakeTheme, ideas=[event.hidden])
    event.pledge("I will ring", ideas=[event.idea])
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    assert event.rows()[1][8:10] == ["Time for people / Amser i bobl", "3"]
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.VoteOn, stage="s3", by="themes")
    room.do(FACILITATOR, c.NewRound)
    event.vote(event.bob, theme, 2)
    event.vote(event.ann, other, 1)
    assert event.rows()[1][9] == "2"
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.DissolveTheme, theme=other)
    found = event.json()
    assert [(one["names"], one["ideas"], one["dissolved"]) for one in found["themes"]] == [
        ({"en": "Time for people", "cy": "Amser i bobl"}, [event.idea], False),
        ({}, [], True),
    ]
    assert {one["id"]: one["theme"] for one in found["ideas"]}[event.idea] == theme
    last = found["rounds"][-1]
    assert (last["by"], set(last["tallies"])) == ("themes", {theme, other})
