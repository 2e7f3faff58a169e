"""What the notice and "How is this counted?" say is what the program does, where it can be told."""

import json
from pathlib import Path

import msgspec
import pytest

from sessions import commands as c
from sessions import common_ground, equal_voice
from sessions.state import FEWEST_AT_TABLE
from sessions.views import AUDIENCES
from sessions.wire import PledgeEntity, PrivateWordEntity
from tests.server.exported import in_files
from tests.sessions.room import FACILITATOR, Room, everything

WORDS = json.loads(
    (Path(__file__).parents[2] / "client_static" / "languages" / "en.json").read_text()
)
PRIVACY, COUNTING = WORDS["privacy"], WORDS["counting"]
NUMBERS = {3: "three", 5: "five"}


@pytest.fixture
def room() -> Room:
    """Somebody who told all that one can tell, with marks that stand nowhere else."""
    room = Room()
    ann = room.join()
    room.do(FACILITATOR, c.SetPerspectives)
    room.do(ann, c.SetName, name="Name-of-Ann")
    room.do(ann, c.ChoosePerspectives, perspectives=["v2"])
    room.do(ann, c.SendPrivateWord, text="Not-comfortable")
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.ShowIdeas)
    hidden = room.do(ann, c.PostIdea, text="Hidden-thought")
    room.do(FACILITATOR, c.HideIdea, idea=hidden)
    room.do(ann, c.PostIdea, text="Open-thought")
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    room.do(ann, c.MakePledge, text="Nameless-pledge", kind="action")
    return room


def seen(room: Room) -> dict[str, str]:
    return {who: msgspec.json.encode(view).decode() for who, view in everything(room.state).items()}


def files(room: Room) -> str:
    return in_files(room.state)


def test_no_screen_and_no_file_says_whose_an_idea_is(room: Room) -> None:
    assert "No screen says so, and no file." in PRIVACY["everybody"]
    [person] = room.state.people
    for audience in AUDIENCES:
        assert "Open-thought" in seen(room)[audience]
        assert person not in seen(room)[audience]
    assert person not in files(room)


def test_a_name_is_shown_on_a_pledge_and_nowhere_else(room: Room) -> None:
    assert "shows on a pledge if you put it there. It shows nowhere else." in PRIVACY["names"]
    for text in (*(seen(room)[audience] for audience in AUDIENCES), files(room)):
        assert "Name-of-Ann" not in text
    assert "who" in PledgeEntity.__struct_fields__


def test_facilitators_also_read_what_was_hidden(room: Room) -> None:
    assert "also reads what waits and what was hidden" in PRIVACY["facilitators"]
    told = {who for who, text in seen(room).items() if "Hidden-thought" in text}
    assert told == {"facilitator", *room.state.people}


def test_a_private_word_is_read_by_facilitators_alone_without_its_sender(room: Room) -> None:
    assert "Facilitators and moderators read a private word. Nobody else" in PRIVACY["private"]
    assert "do not see who sent it" in PRIVACY["private"]
    told = {who for who, text in seen(room).items() if "Not-comfortable" in text}
    assert told == {"facilitator"}
    assert not {"author", "by", "person"} & set(PrivateWordEntity.__struct_fields__)
    assert "in no file" in WORDS["private"]["who_reads"]
    assert "Not-comfortable" not in files(room)


def test_nobody_sees_what_somebody_chose(room: Room) -> None:
    assert "Nobody sees it." in PRIVACY["places"]
    here = [room.view(audience) for audience in AUDIENCES]
    assert not any(view["voices"] or view["ground"] for view in here)
    assert not any('["v2"]' in seen(room)[audience] for audience in AUDIENCES)
    assert '["v2"]' in seen(room)[next(iter(room.state.people))]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (PRIVACY["tables"], FEWEST_AT_TABLE),
        (PRIVACY["places"], equal_voice.SMALLEST),
        (COUNTING["five"], equal_voice.SMALLEST),
    ],
)
def test_the_numbers_are_those_of_the_program(said: str, number: int) -> None:
    assert f" {NUMBERS[number]} " in said


def test_how_is_this_counted_says_the_thresholds() -> None:
    assert "two in three" in COUNTING["shared"]
    assert "With dots, a third" in COUNTING["shared"]
    assert {(kind == "dots", at) for kind, at in common_ground.TOGETHER.items()} == {
        (True, 35),
        (False, 65),
    }
    assert equal_voice.share(equal_voice.Cell(10, 10), 5) == equal_voice.NEARLY_ALL
    assert "They say nearly all." in COUNTING["rounded"]
