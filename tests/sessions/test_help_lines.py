"""Help lines: only what can become a safe link is kept, and what is wrong is said."""

from typing import Any

import pytest

from sessions import commands as c
from sessions.help_lines import MOST
from sessions.refusals import Code, Refusal
from tests.sessions.room import FACILITATOR, Room


def line(**fields: Any) -> c.HelpLineText:
    return c.HelpLineText(**{"names": {"en": "Somebody", "cy": "Rhywun"}, **fields})


def kept(room: Room) -> list[Any]:
    seen = room.view("attendee")["session"]["session"].help_lines
    assert seen == room.view("board")["session"]["session"].help_lines
    return list(seen)


def test_none_come_with_the_program() -> None:
    assert kept(Room()) == []


def test_everybody_sees_them_from_the_start_or_later() -> None:
    given = line(phone=" (01632) 960-123 ", web="example.org/help", notes={"en": "Day and night"})
    room = Room(help_lines=[given])
    [one] = kept(room)
    assert one.names == {"en": "Somebody", "cy": "Rhywun"}
    assert (one.phone, one.web) == ("01632 960 123", "https://example.org/help")
    assert one.notes == {"en": "Day and night"}
    room.do(FACILITATOR, c.SetHelpLines, lines=[line(text="60777")])
    assert [(one.phone, one.text) for one in kept(room)] == [(None, "60777")]
    room.do(FACILITATOR, c.SetHelpLines, lines=[])
    assert kept(room) == []


@pytest.mark.parametrize(
    "number", ["116 123", "+44 (0)1632 960 123", "0800.111.222", "999", "01632\u2013960123"]
)
def test_numbers_are_taken_as_people_write_them(number: str) -> None:
    room = Room()
    room.do(FACILITATOR, c.SetHelpLines, lines=[line(phone=number)])
    assert set(kept(room)[0].phone) <= set("+0123456789 ")


@pytest.mark.parametrize(
    "number",
    ["12", "0800 CALL", "tel:0800", "1;phone-context=x", "++44 1", "1" * 16, "*#06#", "٠١٢٣٤"],
)
def test_what_is_no_number_is_refused(number: str) -> None:
    for field in ("phone", "text"):
        lines = [line(phone="999"), line(**{field: number})]
        assert refused(Room(), lines) == (Code.BAD_NUMBER, {"n": 2})


@pytest.mark.parametrize(
    "web", ["https://www.example.org", "HTTPS://Example.org/a?b=c#d", "llinell.cymru", "a.co.uk/x"]
)
def test_web_addresses_are_https(web: str) -> None:
    room = Room()
    room.do(FACILITATOR, c.SetHelpLines, lines=[line(web=web)])
    assert kept(room)[0].web.startswith("https://")


@pytest.mark.parametrize(
    "web",
    [
        "http://example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//example.org",
        "data:text/html,x",
        "tel:999",
        "mailto:a@example.org",
        "https://",
        "https:/example.org",
        "https://localhost",
        "https://127.0.0.1",
        "https://user:word@example.org",
        "https://example.org\\@evil.org",
        "https://example.org:8443",
        "example.org:8443",
        "https://exa mple.org",
        "https://ex\u00e4mple.org",
        "https://[::1",
        "//example.org",
        "example",
    ],
)
def test_what_is_no_web_address_is_refused(web: str) -> None:
    assert refused(Room(), [line(web=web)]) == (Code.BAD_LINK, {"n": 1})


def test_a_line_has_a_name_and_somewhere_to_turn() -> None:
    assert refused(Room(), [line()]) == (Code.BAD_HELP_LINE, {"n": 1})
    assert refused(Room(), [line(names={"en": " "}, phone="999")]) == (Code.BAD_HELP_LINE, {"n": 1})
    assert refused(Room(), [line(phone="999")] * (MOST + 1))[0] == Code.TOO_MANY
    assert refused(Room(), [line(phone="999", names={"en": "x" * 81})])[0] == Code.TEXT_TOO_LONG


def test_moderators_leave_them_alone() -> None:
    room = Room()
    room.do(FACILITATOR, c.InviteMember, role="moderator", name="", secret="second-link")
    moderator = type(FACILITATOR)("facilitator", "second-link")
    assert room.refused(moderator, c.SetHelpLines, lines=[]) == Code.NOT_YOUR_ROLE
    assert room.refused(room.join(), c.SetHelpLines, lines=[]) == Code.NOT_ALLOWED


def refused(room: Room, lines: list[c.HelpLineText]) -> tuple[Code, dict[str, Any]]:
    decided = room.ask(FACILITATOR, room.command(c.SetHelpLines, lines=lines))
    assert isinstance(decided, Refusal), decided
    return decided.code, decided.values
