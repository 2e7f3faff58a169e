"""The workbook, as openpyxl reads it."""

import io
from collections.abc import Sequence
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from server.export import xlsx_writer
from server.export.sayings import Sayings
from server.export.sheet import Column, Sheet
from sessions import commands as c
from tests.server.exported import Event, written
from tests.sessions.hall import Hall
from tests.sessions.room import FACILITATOR

BOTH = ("en", "cy")


def opened(event: Event, languages: Sequence[str] = ()) -> Workbook:
    return read(written(event.room.state, "xlsx", languages))


def read(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(paper: Worksheet) -> list[tuple[object, ...]]:
    return list(paper.iter_rows(values_only=True))


@pytest.fixture
def event() -> Event:
    """With a pledge whose every word looks like a formula."""
    found = Event(*BOTH)
    found.pledge(
        "=1+1",
        ideas=[found.idea],
        who="+44",
        by_when="-June",
        group="@x",
        lang="cy",
        due="2026-06-01",
    )
    found.room.do(FACILITATOR, c.HideIdea, idea=found.hidden)
    return found


def test_each_noun_is_a_sheet_and_empty_ones_are_left_out(event: Event) -> None:
    book = opened(event)
    assert book.sheetnames == [
        "Event · Digwyddiad",
        "Pledges · Addewidion",
        "Ideas · Syniadau",
        "Votes · Pleidleisiau",
        "Moderation · Cymedroli",
    ]
    assert book.properties.title == event.room.state.title
    assert "Canlyniadau" in book.properties.subject
    assert book.properties.creator in (None, "")


def test_headings_stand_in_the_languages_that_are_asked_for(event: Event) -> None:
    heads = {
        "en": ("Number", "Pledge", "Kind"),
        "cy": ("Rhif", "Addewid", "Math"),
        "both": ("Number / Rhif", "Pledge / Addewid", "Kind / Math"),
    }
    for spoken, languages in (("en", ["en"]), ("cy", ["cy"]), ("both", BOTH)):
        book = opened(event, languages)
        assert values(book.worksheets[1])[0][:3] == heads[spoken]
    assert opened(event, ["cy"]).sheetnames[1] == "Addewidion"


def test_cells_have_their_types_and_none_is_a_formula(event: Event) -> None:
    book = opened(event)
    cells = [cell for paper in book for row in paper.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    row = values(book["Pledges · Addewidion"])[1]
    assert row[0] == 1
    assert row[1] == "=1+1"
    assert row[3:6] == ("+44", "@x", "-June")
    assert row[9] == 3
    assert isinstance(row[15], datetime)
    assert row[15].isoformat(" ", "minutes") == "2025-10-09 08:53"
    assert isinstance(row[20], datetime)
    assert row[20].date() == date(2026, 6, 1)
    assert book["Pledges · Addewidion"]["U2"].number_format == "yyyy-mm-dd"
    assert book["Pledges · Addewidion"]["P2"].number_format == "yyyy-mm-dd hh:mm"


def test_the_head_stays_in_sight_and_every_column_can_be_filtered(event: Event) -> None:
    for paper in opened(event):
        assert paper.freeze_panes == "A2"
        assert paper.auto_filter.ref == paper.dimensions
        assert paper["A1"].font.bold
        assert all(paper.column_dimensions[cell.column_letter].width >= 9 for cell in paper[1])


def test_votes_stand_by_round_the_best_first(event: Event) -> None:
    _, *rows = values(opened(event, ["en"])["Votes"])
    told = [(row[2], row[5], row[8], row[10], row[11]) for row in rows]
    assert told == [
        (1, 1, "Longer visits", 1, 1),
        (2, 1, "Longer visits", 1, 3),
    ]
    assert {row[3] for row in rows} == {"Dots"}
    assert rows[0][9] == "Shown"


def test_moderation_says_what_was_done_and_never_to_whom(event: Event) -> None:
    event.room.do(FACILITATOR, c.SetHold, ideas="flagged", pledges="all")
    _, *rows = values(opened(event, ["en"])["Moderation"])
    assert [row[2:5] for row in rows] == [
        ("Hidden", "Idea", 3),
        ("What waits was changed", None, None),
    ]
    assert rows[1][6:8] == ("What may need a look", "Everything")
    assert isinstance(rows[0][0], datetime)


def test_themes_and_common_ground_have_sheets_too() -> None:
    hall = Hall()
    hall.place("s9", [*[1] * 4, *[4] * 6, *[4] * 2, *[6] * 8, *[3] * 2, *[7] * 3])
    hall.close()
    state = hall.room.state
    [idea, *_] = state.ideas
    theme = hall.room.do(FACILITATOR, c.MakeTheme, ideas=[idea])
    hall.room.do(FACILITATOR, c.NameTheme, theme=theme, name="=Time")
    book = read(written(state, "xlsx", ["en"]))
    assert values(book["Themes"])[1][:3] == (1, "=Time", 1)
    assert book["Ladder"].max_row == 2
    head, *rows = values(book["Common ground"])
    bands = [row for row in rows if row[1] == "How perspectives see it"]
    assert [row[2] for row in bands] == ["Doing to people", "Doing for people", "Doing with people"]
    assert head[-2:] == ("All people alike", "All perspectives alike")


def test_cells_are_cut_where_no_spreadsheet_could_hold_them() -> None:
    columns = [Column("export.idea")]
    rows = iter([["ŵ" * 40_000]])
    sheet = Sheet(name="export.sheet_ideas", columns=columns, size=1, rows=rows)
    file = io.BytesIO()
    about = xlsx_writer.About(title="", subject="", made_at=0)
    xlsx_writer.write([sheet], about, Sayings(["en"]), file)
    [_, (cell,)] = values(read(file.getvalue()).worksheets[0])
    assert (len(str(cell)), str(cell)[-1]) == (32_767, "…")


def test_a_tab_has_its_name_in_one_language_where_both_are_too_long() -> None:
    sheet = Sheet(name="export.read_me", columns=[], size=0, rows=iter([]))
    assert xlsx_writer._name(sheet, Sayings(BOTH)) == "Before you pass it on"
