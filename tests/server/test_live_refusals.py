"""What live clients may not ask for, and how they are told."""

from typing import Any

import pytest

from server.words import words
from tests.server.events import Event
from tests.server.phones import TIMEOUT


async def test_refusals_follow_the_language(event: Event) -> None:
    phone = await event.phone()
    say = {language: words(language).say("refusals.stage_closed") for language in ("en", "cy")}
    assert (await phone.ask("post_idea", text="x"))["message"] == say["en"]
    for odd in (["cy"], {"cy": 1}, None, "xx", 5):
        await phone.socket.emit("language", odd, namespace="/live")
    assert (await phone.ask("post_idea", text="x"))["message"] == say["en"]
    await phone.socket.emit("language", "cy", namespace="/live")
    refused = await phone.ask("post_idea", text="x")
    assert refused == {
        "ok": False,
        "code": "stage_closed",
        "message": say["cy"],
        "temporary": False,
    }
    welsh = await event.phone(language="cy")
    assert (await welsh.ask("post_idea", text="x"))["message"] == say["cy"]


@pytest.mark.parametrize(
    "payload",
    [
        None,
        5,
        "post_idea",
        [],
        {},
        {"id": "12345678"},
        {"id": "12345678", "type": "no_such_thing"},
        {"id": "12345678", "type": "join", "participant": "p", "seat": "s", "lang": "en"},
        {"id": "12345678", "type": "issue_facilitator_link", "facilitator": "f"},
        {"id": "short", "type": "post_idea", "text": "x"},
        {"id": "12345678", "type": "post_idea", "text": "x", "author": "me"},
        {"id": "12345678", "type": "post_idea", "text": 5},
        {"id": "12345678", "type": "post_idea", "text": "x" * 9000},
        {"id": "12345678", "type": "cast_vote", "idea": "i", "dots": -1},
        {"id": "12345678", "type": "cast_vote", "idea": "i", "dots": 1.5},
    ],
    ids=lambda payload: str(payload)[:60],
)
async def test_what_is_no_command_is_a_bad_request(event: Event, payload: object) -> None:
    phone = await event.phone()
    before = phone.position
    ack = await phone.socket.call("command", payload, namespace="/live", timeout=TIMEOUT)
    assert ack["ok"] is False
    assert ack["code"] == "bad_request"
    assert ack["temporary"] is False
    assert (await event.phone()).position["seq"] == before["seq"] + 1  # its own joining


FACILITATE: list[tuple[str, dict[str, Any]]] = [
    ("open_stage", {"stage": "s2"}),
    ("close_stage", {}),
    ("next_stage", {}),
    ("undo", {}),
    ("edit_prompt", {"prompt": "p1", "text": "x"}),
    ("start_timer", {"seconds": 60}),
    ("extend_timer", {"seconds": 60}),
    ("stop_timer", {}),
    ("show_ideas", {}),
    ("reveal", {}),
    ("new_round", {}),
    ("hold_ideas", {"hold": True}),
    ("approve_idea", {"idea": "i"}),
    ("hide_idea", {"idea": "i"}),
    ("restore_idea", {"idea": "i"}),
    ("merge_ideas", {"into": "i", "from": ["j"]}),
    ("unmerge_idea", {"idea": "i"}),
    ("hide_pledge", {"pledge": "p"}),
    ("restore_pledge", {"pledge": "p"}),
    ("choose_address", {"address": "http://192.168.1.5:8000"}),
    ("choose_address", {"address": "http://localhost"}),
    ("direct_board", {"frozen": True}),
]


async def test_only_facilitators_facilitate(event: Event) -> None:
    for one in (await event.phone(), await event.board()):
        before = one.view
        for type_, fields in FACILITATE:
            assert (await one.ask(type_, **fields))["code"] == "not_allowed", type_
        assert one.view == before


async def test_boards_and_consoles_take_no_part(conversation: Event) -> None:
    console, board = await conversation.console(), await conversation.board()
    await console.done("next_stage")
    for one in (console, board):
        for type_, fields in (
            ("post_idea", {"text": "x"}),
            ("make_pledge", {"text": "x", "kind": "action"}),
            ("cast_vote", {"idea": "i", "opinion": "agree"}),
        ):
            assert (await one.ask(type_, **fields))["code"] == "not_allowed", type_
    assert (await board.ask("set_name", name="x"))["code"] == "not_allowed"


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000",
        "http://LOCALHOST",
        "http://localhost.",
        "http://hall.localhost",
        "http://127.0.0.1:8000",
        "http://127.1",
        "http://2130706433",
        "http://0.0.0.0",
        "http://[::1]:8000",
        "http://[::ffff:127.0.0.1]",
        "https://u:p@example.org",
        "https://example.org/path",
        "https://example.org?x",
        "javascript:alert(1)",
        "ftp://example.org",
        "example.org",
        "http://",
        "http://exa mple.org",
        "http://example.org:port",
        'http://"onload=x',
    ],
)
async def test_an_address_that_leads_nowhere_is_refused(event: Event, address: str) -> None:
    console = await event.console()
    assert (await console.ask("choose_address", address=address))["code"] == "bad_address"


async def test_an_address_can_be_chosen_and_given_back(event: Event) -> None:
    console = await event.console()
    for address in ("http://192.168.7.7:8000", "https://event.example.org", "http://[fe80::7]:80"):
        await console.done("choose_address", address=address)
        await console.until(lambda address=address: console.session["address"] == address)
    await console.done("choose_address", address=None)
    await console.until(lambda: console.session["address"] is None)
