"""The story as a document: what the page says, tagged for whoever listens to it."""

from collections import Counter

import pytest

from server.export.report import docx, markdown, pdf, story
from server.export.report.model import Card, Chart, Heading
from sessions import commands as c
from tests.server import told_event
from tests.server.model_event import WORDS, ModelEvent
from tests.server.pdf_faults import faults
from tests.server.pdfs import Read, squeezed
from tests.server.told_event import DROPPED, WAITING
from tests.sessions.room import FACILITATOR, Room

ADDRESS = "https://pledge.example/BCDFGH"


@pytest.fixture(scope="module")
def event() -> ModelEvent:
    return told_event.told()


@pytest.mark.parametrize("languages", [["en"], ["en", "cy"]], ids="-".join)
def test_it_can_be_read_by_everybody(event: ModelEvent, languages: list[str]) -> None:
    document = story.document(event.room.state, languages, event.room.now, ADDRESS)
    content = pdf.write(document, event.room.now)
    assert faults(content) == []
    read = Read(content)
    for words in (DROPPED, "A gazebo", "The bench stands.", "We were not told why.", "Elen Price"):
        assert squeezed(words) in read.text
    assert squeezed("Mae hi'n dweud beth mae hi eisiau nawr.") in read.in_language("cy")
    welsh = squeezed("Fe ddywedoch chi")
    assert (welsh in read.text) == ("cy" in languages)
    told = markdown.write(document).decode()
    for words in (WAITING, WORDS["hidden_idea"], WORDS["hidden_pledge"], "secret"):
        assert squeezed(words) not in read.text
        assert words not in told
    assert docx.write(document, event.room.now)


def test_each_pledge_stands_once_under_how_it_stands(event: ModelEvent) -> None:
    state = event.room.state
    blocks = story.document(state, ["en"], event.room.now).blocks
    found: Counter[str] = Counter()
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text.first
        if isinstance(block, Card):
            found[heading] += 1
    assert found == {"Kept": 9, "Under way": 3, "Changed": 1, "Dropped": 2, "Not started": 20}
    cards = [block.number for block in blocks if isinstance(block, Card)]
    assert len(cards) == len(set(cards))


def test_its_chart_says_in_words_what_it_shows(event: ModelEvent) -> None:
    blocks = story.document(event.room.state, ["en"], event.room.now).blocks
    [chart] = [block for block in blocks if isinstance(block, Chart)]
    assert chart.alt.first.startswith("At the end of the event: Not started: 35. Now: Kept: 9,")
    assert chart.bars[-1].label.first == "Now"
    assert list(chart.bars[-1].values) == [9, 3, 1, 20, 2]


def test_an_event_without_pledges_has_a_story_too() -> None:
    room = Room()
    room.people(2)
    room.do(FACILITATOR, c.OpenStage, stage="s5")
    document = story.document(room.state, ["cy"], room.now)
    assert faults(pdf.write(document, room.now)) == []
