"""The table of pledges, as spreadsheets open it."""

from collections.abc import Iterator

import msgspec
import pytest

from server.export import csv_writer, pledges_sheet
from server.export.sayings import Sayings
from server.export.workbook import SHEETS
from server.words import languages
from sessions import commands as c
from sessions.agenda import Template
from sessions.state import SessionState
from tests.server.exported import Event, read, written
from tests.sessions.room import FACILITATOR, Room


@pytest.fixture
def event() -> Event:
    return Event()


def test_a_pledge_is_a_row_with_every_field(event: Event) -> None:
    fields = {"who": "Siân", "group": "carers", "by_when": "June", "support": "a phone"}
    fields["due"] = "2026-06-01"
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
    assert first == [*ringing, *origin, "2026-06-01", "Not started", "", ""]
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
        headings = [
            column.heading
            for sheet in SHEETS
            for column in sheet(SessionState(), Sayings([words.language])).columns
        ]
        for key in (*headings, "export.action", "export.culture", "export.shown", "export.hidden"):
            assert words.say(key)


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
    assert csv_writer.safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "'=1", "1-2", "(=", "ŵ+", 7, None])
def test_other_cells_stay(cell: str | int | None) -> None:
    assert csv_writer.safe(cell) == cell


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


def test_rows_are_written_one_by_one(event: Event) -> None:
    for number in range(3):
        event.pledge(f"pledge {number}")
    say = Sayings(["en"])
    pieces = csv_writer.write(pledges_sheet.sheet(event.room.state, say), say)
    assert isinstance(pieces, Iterator)
    assert [piece.count(b"\r\n") for piece in pieces] == [0, 1, 1, 1, 1]


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
    (_, row) = read(written(room.state, "csv"))
    assert row[7:13] == ["one\ntwo", "", "", "1", "0", "1"]
