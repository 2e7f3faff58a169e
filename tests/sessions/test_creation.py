from typing import Any

import pytest

from sessions import commands as c
from sessions import creation
from sessions.creation import NewSession, PromptText
from sessions.events import SessionCreated
from sessions.refusals import Code, Refusal
from sessions.wire import About
from tests.sessions.room import BEGIN, FACILITATOR, TEMPLATES, Room


def create(**asked: Any) -> SessionCreated | Refusal:
    new = NewSession(**{"title": "Our day", "languages": ["en", "cy"], **asked})
    return creation.create(new, TEMPLATES["pledge-event"], "BCDFGH", "hash", BEGIN)


def test_a_session_begins_with_its_agenda() -> None:
    view = Room("pledge-event", purpose=" Why ", influence="Who decides").view("attendee")
    session = view["session"]["session"]
    assert (session.title, session.purpose, session.influence) == ("Our day", "Why", "Who decides")
    assert session.stage is None
    assert [stage.kind for stage in view["stages"].values()] == [
        "welcome",
        "ideas",
        "vote",
        "pledges",
        "close",
    ]
    assert view["prompts"]["p2"].translations == {"cy": "Beth sy'n bwysig?"}


def test_a_welsh_session_is_in_welsh() -> None:
    created = create(languages=["cy"])
    assert isinstance(created, SessionCreated)
    assert created.lang == "cy"
    assert created.prompts[0].text == "Croeso"
    assert created.prompts[0].translations == {}


def test_prompts_of_ones_own_replace_the_templates() -> None:
    own = PromptText(text="Ours", translations={"cy": "Ein un ni", "pl": "Nasze", "en": "x"})
    created = create(prompts={"s2": [own, PromptText(text=" ")], "s4": []})
    assert isinstance(created, SessionCreated)
    assert [(p.id, p.stage, p.text) for p in created.prompts] == [
        ("p1", "s1", "Welcome"),
        ("p2", "s2", "Ours"),
    ]
    assert created.prompts[1].translations == {"cy": "Ein un ni"}


def test_titles_are_translated_into_the_sessions_languages() -> None:
    translations = {"cy": About(title=" Ein diwrnod "), "pl": About(title="x")}
    created = create(translations=translations)
    assert isinstance(created, SessionCreated)
    assert created.translations == {"cy": About(title="Ein diwrnod")}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"title": "  "}, Code.TEXT_EMPTY),
        ({"title": "x" * 121}, Code.TEXT_TOO_LONG),
        ({"purpose": "x" * 1001}, Code.TEXT_TOO_LONG),
        ({"languages": []}, Code.BAD_LANGUAGE),
        ({"languages": ["en"], "lang": "cy"}, Code.BAD_LANGUAGE),
        ({"prompts": {"s9": []}}, Code.NO_SUCH_STAGE),
        ({"prompts": {"s1": [PromptText(text="x" * 1501)]}}, Code.TEXT_TOO_LONG),
    ],
)
def test_what_no_session_can_begin_with(asked: dict[str, Any], code: Code) -> None:
    refused = create(**asked)
    assert isinstance(refused, Refusal)
    assert refused.code == code


def test_the_address_is_the_facilitators_choice() -> None:
    room = Room()
    room.do(FACILITATOR, c.ChooseAddress, address="http://192.168.1.7:8000")
    assert room.view("board")["session"]["session"].address == "http://192.168.1.7:8000"
    room.do(FACILITATOR, c.ChooseAddress, address=None)
    assert room.view("board")["session"]["session"].address is None
    assert room.refused(room.join(), c.ChooseAddress, address=None) == Code.NOT_ALLOWED


@pytest.mark.parametrize(
    "address", ["hall.local", "javascript:alert(1)", "http://a b", "http://u@host", "http://h/path"]
)
def test_an_address_is_where_phones_can_go(address: str) -> None:
    assert Room().refused(FACILITATOR, c.ChooseAddress, address=address) == Code.BAD_ADDRESS
