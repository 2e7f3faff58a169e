"""The report, the cards and the dates among an event's files, in its languages."""

import io
from datetime import date

import icalendar
import pytest

from server.export import FORMATS
from server.export.material import Material
from sessions import commands as c
from tests.server.model_event import WORDS, ModelEvent
from tests.server.pdf_faults import faults
from tests.server.pdfs import Read, squeezed
from tests.sessions.room import FACILITATOR, Room

ADDRESS = "https://pledge.example"


@pytest.fixture(scope="module")
def played() -> ModelEvent:
    return ModelEvent().play()


def written(room: Room, kind: str, *languages: str, address: str = ADDRESS) -> bytes:
    file = io.BytesIO()
    material = Material(
        state=room.state,
        languages=languages or room.state.languages,
        address=address,
        now=room.now,
    )
    FORMATS[kind].write(material, file)
    return file.getvalue()


def days(content: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_a_day_for_each_pledge_with_a_date(played: ModelEvent) -> None:
    found = days(written(played.room, "ics"))
    dated = [(one["due"], one["text"]) for one in WORDS["pledges"] if "due" in one]
    assert [str(day.decoded("dtstart")) for day in found] == [due for due, _ in dated]
    for day, (_, text) in zip(found, dated, strict=True):
        assert text in str(day["summary"])
        assert day["description"] == f"{ADDRESS}/BCDFGH/story"
    assert all(isinstance(day.decoded("dtstart"), date) for day in found)


def test_a_day_stays_the_same_day(played: ModelEvent) -> None:
    """A calendar that gets the file again moves what it has, and doubles nothing."""
    before = {str(day["uid"]) for day in days(written(played.room, "ics", "en"))}
    again = ModelEvent().play()
    dated = next(key for key, one in again.room.state.pledges.items() if one.due)
    owner = again.people[0]
    again.room.do(owner, c.EditPledge, pledge=dated, due="2026-05-01", text="Another text")
    after = days(written(again.room, "ics", "cy"))
    assert {str(day["uid"]) for day in after} == before
    assert len(before) == len(after)
    assert date(2026, 5, 1) in [day.decoded("dtstart") for day in after]


def test_eight_cards_on_a_sheet(played: ModelEvent) -> None:
    content = written(played.room, "cards")
    assert faults(content) == []
    read = Read(content)
    assert len(read.pdf.pages) == 5
    assert all(squeezed(one["text"]) in read.text for one in WORDS["pledges"])
    assert squeezed(WORDS["hidden_pledge"]) not in read.text
    assert [read.text_in(one)[-2:] for one in read.tagged("H1")][-2:] == ["34", "35"]
    figures = read.tagged("Figure")
    assert len(figures) == 35
    assert {str(one.Alt) for one in figures} == {
        "QR code for the page that tells what came of the pledges / "
        "Cod QR ar gyfer y dudalen sy'n dweud beth ddaeth o'r addewidion"
    }
    assert squeezed("pledge.example/BCDFGH/story") in read.text


def test_the_longest_pledge_is_whole_on_its_card() -> None:
    room = Room("pledge-event", languages=["en", "cy"])
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    words = "Wide words want room. " * 22
    long = {"who": "W" * 50, "group": "M " * 50, "by_when": "when " * 20}
    room.do(ann, c.MakePledge, text=words, kind="action", **long)
    content = written(room, "cards", address="")
    assert faults(content) == []
    assert squeezed(words) in Read(content).text
    assert len(Read(content).pdf.pages) == 1


def test_an_event_without_pledges_has_an_empty_sheet_and_no_days() -> None:
    room = Room("quick", languages=["en"])
    assert days(written(room, "ics")) == []
    assert faults(written(room, "cards")) == []


@pytest.mark.parametrize("kind", ["pdf", "docx", "markdown"])
def test_the_report_leads_to_the_story(played: ModelEvent, kind: str) -> None:
    content = written(played.room, kind, "en")
    assert content
    if kind == "pdf":
        pages = Read(content).pdf.pages
        links = [str(one.A.URI) for page in pages for one in page.get("/Annots", [])]
        assert f"{ADDRESS}/BCDFGH/story" in links
    if kind == "markdown":
        assert f"<{ADDRESS}/BCDFGH/story>" in content.decode()
