"""Pictures beside prompts: kept by the server, shown once they are described."""

from typing import Any

import pytest

from sessions import commands as c
from sessions import text
from sessions.agenda import MOST_PICTURES
from sessions.copying import agenda_of
from sessions.refusals import Code
from tests.sessions.room import FACILITATOR, SERVER, Room

KEPT = {"picture": "a" * 32, "width": 1600, "height": 900}


@pytest.fixture
def room() -> Room:
    room = Room("pledge-event")
    room.do(SERVER, c.KeepPicture, **KEPT)
    return room


def chosen(**changes: Any) -> c.ChosenPicture:
    return c.ChosenPicture(**{"id": "a" * 32, "alt": {"en": "A field"}, **changes})


def test_it_stands_beside_its_prompt_for_everybody(room: Room) -> None:
    alt = {"cy": " Cae\ngwyrdd ", "en": "A field"}
    room.do(FACILITATOR, c.SetPicture, prompt="p1", picture=chosen(alt=alt, credit=" Elen "))
    for audience in ("attendee", "board", "facilitator"):
        picture = room.view(audience)["prompts"]["p1"].picture
        assert (picture.width, picture.height, picture.credit) == (1600, 900, "Elen")
        assert list(picture.alt.items()) == [("en", "A field"), ("cy", "Cae gwyrdd")]
    room.do(FACILITATOR, c.SetPicture, prompt="p1", picture=None)
    assert room.view("board")["prompts"]["p1"].picture is None


@pytest.mark.parametrize("alt", [{}, {"en": " \n"}, {"cy": "Cae"}])
def test_without_words_in_the_first_language_it_is_not_shown(
    room: Room, alt: dict[str, str]
) -> None:
    asked = {"prompt": "p1", "picture": chosen(alt=alt)}
    assert room.refused(FACILITATOR, c.SetPicture, **asked) == Code.NO_ALT_TEXT


def test_other_things_that_are_refused(room: Room) -> None:
    for code, actor, asked in (
        (Code.NO_SUCH_PICTURE, FACILITATOR, {"picture": chosen(id="b" * 32)}),
        (Code.NO_SUCH_PROMPT, FACILITATOR, {"picture": chosen(), "prompt": "p99"}),
        (Code.BAD_LANGUAGE, FACILITATOR, {"picture": chosen(alt={"en": "A", "pl": "B"})}),
        (Code.TEXT_TOO_LONG, FACILITATOR, {"picture": chosen(alt={"en": "x" * 501})}),
        (Code.NOT_ALLOWED, room.join(), {"picture": chosen()}),
    ):
        assert room.refused(actor, c.SetPicture, **{"prompt": "p1", **asked}) == code
    assert room.refused(FACILITATOR, c.KeepPicture, **KEPT) == Code.NOT_ALLOWED


def test_a_session_keeps_so_many(room: Room) -> None:
    for number in range(1, MOST_PICTURES):
        room.do(SERVER, c.KeepPicture, **{**KEPT, "picture": f"picture-{number}"})
    one_more = {**KEPT, "picture": "one more"}
    assert room.refused(SERVER, c.KeepPicture, **one_more) == Code.TOO_MANY
    room.do(SERVER, c.KeepPicture, **KEPT)


def test_copies_of_a_stage_and_agendas_have_it(room: Room) -> None:
    prompt = next(one for one in room.state.prompts.values() if one.stage == "s2")
    room.do(FACILITATOR, c.SetPicture, prompt=prompt.id, picture=chosen())
    made = room.do(FACILITATOR, c.DuplicateStage, stage="s2")
    copied = [one for one in room.state.prompts.values() if one.stage == made]
    assert copied[0].picture == prompt.picture
    [picture] = agenda_of(room.state).stages[1].pictures
    assert (picture.prompt, picture.id, picture.alt) == (1, "a" * 32, {"en": "A field"})


def test_a_poem_keeps_its_lines_and_stanzas(room: Room) -> None:
    poem = " Bore da, \r\n Ward 7\n\n \n\n  Nos da  "
    room.do(FACILITATOR, c.EditPrompt, prompt="p1", text=poem)
    assert room.state.prompts["p1"].text == "Bore da,\nWard 7\n\nNos da"
    room.do(FACILITATOR, c.EditPrompt, prompt="p1", text="x" * 1500)
    asked = {"prompt": "p1", "text": "x" * (text.PROMPT_LENGTH + 1)}
    assert room.refused(FACILITATOR, c.EditPrompt, **asked) == Code.TEXT_TOO_LONG
