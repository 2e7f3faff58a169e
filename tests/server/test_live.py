"""The live protocol, as docs/protocol.md promises it, by real sockets."""

import asyncio
import functools
import json
import random
import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from server.live.limits import BURST, Bucket
from server.storage.sqlite import SQLiteLog
from server.words import words
from sessions.refusals import Code
from tests.server import raw
from tests.server.events import Event
from tests.server.phones import TIMEOUT, Phone
from tests.server.servers import Server, running

TRANSPORTS = (("websocket",), ("polling",), ("polling", "websocket"))
BY = pytest.mark.parametrize("transports", TRANSPORTS, ids="-then-".join)


def command_id() -> str:
    return str(uuid.uuid4())


# Joining.


@BY
async def test_an_attendee_joins(event: Event, transports: tuple[str, ...]) -> None:
    phone = await event.phone(*transports)
    assert phone.socket.transport() == transports[-1]
    welcome = phone.welcome
    assert set(welcome) == {"protocol", "now", "participant", "token", "me", "position", "snapshot"}
    assert welcome["protocol"] == 1
    assert welcome["now"] > 1_700_000_000_000
    assert set(welcome["position"]) == {"epoch", "seq"}
    assert {
        "epoch": welcome["snapshot"]["epoch"],
        "seq": welcome["snapshot"]["seq"],
    } == phone.position
    assert set(phone.view) == {
        "session",
        "stages",
        "prompts",
        "ideas",
        "themes",
        "tallies",
        "results",
        "pledges",
    }
    assert set(phone.me) == {"me", "ideas", "votes", "pledges", "joined"}
    assert phone.session["title"] == "Better mornings"
    assert len(welcome["token"]) >= 32


async def test_a_board_joins_without_a_token_and_without_a_seat(event: Event) -> None:
    board = await event.board()
    assert set(board.welcome) == {"protocol", "now", "position", "snapshot"}


async def test_a_console_joins_by_its_link(event: Event) -> None:
    console = await event.console()
    assert set(console.welcome) == {"protocol", "now", "position", "snapshot"}
    await console.done("next_stage")


async def test_the_code_is_taken_as_people_type_it(event: Event) -> None:
    typed = f" {event.code[:3].lower()} {event.code[3:]}"
    assert (await event.phone(code=typed)).session["code"] == event.code


async def test_the_welcome_is_the_first_event(event: Event) -> None:
    socket = await raw.open_socket(event.server.url, event.code)
    await socket.send(f"40/live,{json.dumps(raw.auth(event.code))}")
    assert (await raw.said(socket)).startswith('40/live,{"sid"')
    assert (await raw.said(socket)).startswith('42/live,["welcome",')
    await socket.close()


@pytest.mark.parametrize(
    ("auth", "code"),
    [
        ({"protocol": 2}, Code.UNSUPPORTED_PROTOCOL),
        ({"code": "ZZZZZZ"}, Code.NO_SUCH_SESSION),
        ({"code": "../etc"}, Code.NO_SUCH_SESSION),
        ({"token": "nobody's"}, Code.BAD_TOKEN),
        ({"role": "facilitator", "token": "nobody's"}, Code.BAD_TOKEN),
        ({"role": "facilitator", "token": None}, Code.BAD_TOKEN),
        ({"role": "admin"}, Code.BAD_REQUEST),
        ({"code": 5}, Code.BAD_REQUEST),
        ({"protocol": "1"}, Code.BAD_REQUEST),
        ({"position": "start"}, Code.BAD_REQUEST),
        ({"position": {"epoch": 1, "seq": -1}}, Code.BAD_REQUEST),
        ({"language": ["en"]}, Code.BAD_REQUEST),
    ],
    ids=str,
)
async def test_who_is_not_let_in_is_told_why(
    event: Event, auth: dict[str, Any], code: Code
) -> None:
    refusal = await event.refusal(**auth)
    assert refusal["data"] == {"code": code}
    assert refusal["message"] == words("en").say(f"refusals.{code}")


async def test_refusals_at_the_door_are_in_ones_language(event: Event) -> None:
    for asked in ({"code": "ZZZZZZ"}, {"token": "x"}, {"protocol": 9}):
        refusal = await event.refusal(language="cy", **asked)
        code = refusal["data"]["code"]
        assert refusal["message"] == words("cy").say(f"refusals.{code}")


@pytest.mark.parametrize("auth", [None, [], "hello", 5, [1, 2]], ids=str)
async def test_an_auth_that_is_no_object_is_a_bad_request(event: Event, auth: object) -> None:
    socket = await raw.open_socket(event.server.url, event.code)
    await socket.send(f"40/live,{json.dumps(auth)}" if auth else "40/live,")
    packet = await raw.said(socket)
    assert packet.startswith("44/live,")
    assert json.loads(packet[len("44/live,") :])["data"] == {"code": "bad_request"}
    await socket.close()


async def test_a_facilitator_of_another_event_is_nobody_here(event: Event, server: Server) -> None:
    other = await server.create()
    refusal = await event.refusal("facilitator", token=other["facilitator_token"])
    assert refusal["data"] == {"code": "bad_token"}


async def test_an_attendees_token_opens_no_console_and_the_other_way_round(event: Event) -> None:
    phone = await event.phone()
    for role, token in (("facilitator", phone.auth["token"]), ("attendee", event.token)):
        assert (await event.refusal(role, token=token))["data"] == {"code": "bad_token"}


# One person, several phones; coming back.


async def test_the_same_token_is_the_same_participant(event: Event) -> None:
    board, console = await event.board(), await event.console()
    first = await event.phone()
    second = await event.phone("polling", token=first.auth["token"])
    assert second.welcome["participant"] == first.welcome["participant"]
    assert second.welcome["token"] == first.auth["token"]
    await board.until(lambda: board.live.get("connected") == 1)
    await console.done("open_stage", stage=console.stage("ideas"))
    await first.until(lambda: first.session["stage"])
    made = await first.done("post_idea", text="From my first phone")
    await second.until(lambda: made in second.me["ideas"])
    assert first.me == second.me
    await first.leave()
    await second.done("withdraw_idea", idea=made)
    assert second.me["ideas"] == {}
    assert board.live["connected"] == 1


@BY
async def test_coming_back_by_position_gives_a_delta(
    event: Event, transports: tuple[str, ...]
) -> None:
    console, stays = await event.console(), await event.phone()
    phone = await event.phone(*transports)
    await phone.leave()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    made = await stays.done("post_idea", text="While you were away")
    await stays.until(lambda: made in stays.view["ideas"])
    again = await event.back(phone, *transports)
    assert "snapshot" not in again.welcome
    assert again.welcome["delta"]["from"] == phone.position["seq"]
    assert again.view == stays.view
    assert again.welcome["participant"] == phone.welcome["participant"]


@pytest.mark.parametrize(
    "position", [{"epoch": "other", "seq": 3}, {"seq": 0}, {"seq": -5}, {"seq": 10_000}], ids=str
)
async def test_a_position_nobody_can_follow_gives_a_snapshot(
    event: Event, position: dict[str, Any]
) -> None:
    phone = await event.phone()
    again = await event.phone(
        token=phone.auth["token"], position={"epoch": phone.position["epoch"], **position}
    )
    assert "delta" not in again.welcome
    assert again.view == phone.view


async def test_coming_back_after_a_restart(tmp_path: Any) -> None:
    async with running(tmp_path) as server, Event.on(server) as event:
        phone, late = await event.phone(), await event.phone()
        await late.leave()
        console = await event.console()
        await console.done("open_stage", stage=console.stage("ideas"))
        await phone.until(lambda: phone.session["stage"])
        mine = await phone.done("post_idea", text="Still here after it")
        await phone.until(lambda: phone.view["stages"][phone.stage("ideas")]["ideas"] == 1)
        await server.kill()
        await server.start()
        again = await event.back(phone)
        assert "delta" in again.welcome
        assert again.view == phone.view
        assert mine in again.me["ideas"]
        behind = await event.back(late)
        assert behind.view == again.view


async def test_resync_gives_the_whole_view(event: Event) -> None:
    phone = await event.phone()
    whole = phone.view
    phone.view = {"session": {}}
    await phone.socket.emit("resync", namespace="/live")
    await phone.until(lambda: phone.view == whole)


# What changes, for whom.


async def test_each_audience_follows_by_a_chain_of_deltas(event: Event) -> None:
    phone, board, console = await event.phone(), await event.board(), await event.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    for number in range(5):
        # Silent: the phones' view of these is a count; the console's has the texts.
        made = await phone.done("post_idea", text=f"Idea {number}")
        await console.until(lambda made=made: made in console.view["ideas"])
    await console.done("show_ideas")
    for one in (phone, board, console):
        await one.until(lambda one=one: len(one.view["ideas"]) == 5)
        # Phone asserts the chain at every delta it gets.
        assert one.deltas > 0
        assert one.position["seq"] == console.position["seq"]
    assert board.deltas <= console.deltas


async def test_live_counts_are_for_board_and_console_alone(conversation: Event) -> None:
    board, console = await conversation.board(), await conversation.console()
    phones = [await conversation.phone() for _ in range(3)]
    await console.done("next_stage")
    idea = await phones[0].done("post_idea", text="Buses")
    for phone in phones[:2]:
        await phone.done("cast_vote", idea=idea, opinion="agree")
    for one in (board, console):
        await one.until(lambda one=one: one.live == {"connected": 3, "voted": 2})
    await phones[2].leave()
    await board.until(lambda: board.live == {"connected": 2, "voted": 2})
    for phone in phones:
        assert phone.live == {}
        assert not phone.says('["live"')
        assert not phone.says("voted")


async def test_an_acknowledged_command_is_in_the_log(conversation: Event) -> None:
    console, phone = await conversation.console(), await conversation.phone()
    await console.done("next_stage")
    log = SQLiteLog(conversation.server.data / "pledgewall.db", read_only=True)
    for number in range(5):
        ack = await phone.ask("post_idea", text=f"Idea {number}")
        found = await log.read(conversation.code)
        assert found
        epoch, commits = found
        assert ack["position"]["epoch"] == epoch
        held = commits[ack["position"]["seq"] - 1]
        assert ack["result"]["id"] in {getattr(one, "idea", None) for one in held.events}
        assert set(ack) == {"ok", "now", "position", "result", "me"}
    await log.close()


async def test_the_same_command_again_gives_the_same_answer(conversation: Event) -> None:
    console, phone = await conversation.console(), await conversation.phone()
    await console.done("next_stage")
    same = command_id()
    first = await phone.repeat(same, "post_idea", text="Only once")
    await phone.leave()
    again = await conversation.back(phone)
    second = await again.repeat(same, "post_idea", text="Only once")
    assert second["result"] == first["result"]
    assert len(again.me["ideas"]) == 1


# Refusals.


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
            ("set_name", {"name": "x"}),
            ("make_pledge", {"text": "x", "kind": "action"}),
            ("cast_vote", {"idea": "i", "opinion": "agree"}),
        ):
            assert (await one.ask(type_, **fields))["code"] == "not_allowed", type_


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


# Limits.


def test_twenty_at_once_and_five_a_second_pass() -> None:
    bucket = Bucket(0.0)
    assert not any(bucket.take(0.0) for _ in range(20))
    assert not any(bucket.take(number / 5) for number in range(1, 500))
    greedy = Bucket(0.0)
    waits = [greedy.take(0.0) for _ in range(BURST + 5)]
    assert not any(waits[:BURST])
    assert all(0 < wait <= 1 for wait in waits[BURST:])


async def test_who_asks_too_much_is_slowed_down_alone(conversation: Event) -> None:
    console, greedy, other = (
        await conversation.console(),
        await conversation.phone(),
        await conversation.phone(),
    )
    await console.done("next_stage")
    asked = [greedy.ask("post_idea", text=f"Idea {number}") for number in range(60)]
    acks = await asyncio.gather(*asked)
    assert all(ack["ok"] for ack in acks[:20])
    slowed = [ack for ack in acks if not ack["ok"]]
    assert slowed
    for ack in slowed:
        assert ack["code"] == "slow_down"
        assert ack["temporary"] is True
        assert 0 < ack["retry_after_ms"] <= 1000
    # Another connection of the same person does not help; another person is not concerned.
    second = await conversation.phone(token=greedy.auth["token"])
    assert not (await second.ask("set_name", name="Greedy"))["ok"]
    await other.done("post_idea", text="Patient")


async def test_a_whole_outbox_comes_by_polling_at_once(conversation: Event) -> None:
    await (await conversation.console()).done("next_stage")
    async with httpx.AsyncClient(base_url=conversation.server.url, trust_env=False) as http:
        poller = raw.Poller(http, conversation.code)
        await poller.join()
        ideas = [
            poller.command(id=command_id(), type="post_idea", text=f"Kept offline {number}")
            for number in range(60)
        ]
        posting = asyncio.create_task(poller.post(*ideas))
        async with asyncio.timeout(TIMEOUT):
            acks = await poller.answers(60)
            assert (await posting).status_code == 200
    assert sum(ack["ok"] for ack in acks) >= 20
    assert {ack["code"] for ack in acks if not ack["ok"]} <= {"slow_down"}


async def test_a_message_over_64_kb_ends_its_connection_alone(event: Event) -> None:
    other = await event.phone()
    socket = await raw.join(event.server.url, event.code)
    await socket.send(f'42/live,1["command",{{"id":"12345678","text":"{"x" * 70_000}"}}]')
    async with asyncio.timeout(TIMEOUT):
        await socket.wait_closed()
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False) as http:
        poller = raw.Poller(http, event.code)
        await poller.join()
        posting = asyncio.create_task(poller.post("4" + "x" * 70_000))
        async with asyncio.timeout(TIMEOUT):
            while (await http.get(poller.path)).status_code == 200:
                pass
        posting.cancel()
    assert (await other.ask("set_name", name="Ann"))["ok"]


async def test_odd_packets_harm_nobody(event: Event) -> None:
    """A client may send anything; it may not pass for another, nor for the server."""
    board, other = await event.board(), await event.phone()
    await board.until(lambda: board.live.get("connected") == 1)
    socket = await raw.join(event.server.url, event.code)
    await board.until(lambda: board.live["connected"] == 2)
    auth = raw.auth(event.code, "board")
    for packet in (
        "4",
        "4[broken",
        "42/live,[",
        "42/live,[]",
        "42/live,[5]",
        "42/live,{}",
        '42/live,["no_such_event",1]',
        '42/live,["trigger_event","connect"]',
        f'42/live,["connect",{{}},{json.dumps(auth)}]',
        f'42/live,["connect",{json.dumps(auth)}]',
        '42/live,["disconnect"]',
        '42/live,["disconnect","reason"]',
        '42/live,["command",1,2,3]',
        '42/live,["resync",1,2]',
        "43/live,7[1]",
        "451-/live,[1]",
        '42/elsewhere,["command",{}]',
        "49",
    ):
        await socket.send(packet)
    async with asyncio.timeout(TIMEOUT):
        await socket.send('42/live,1["command",{"id":"12345678","type":"set_name","name":"Odd"}]')
        assert (await raw.answer(socket, 1))["ok"]
    assert (await other.ask("set_name", name="Ann"))["ok"]
    assert board.live["connected"] == 2
    await socket.close()
    await board.until(lambda: board.live["connected"] == 1)


async def test_who_never_reads_is_dropped_and_nobody_waits_for_them(conversation: Event) -> None:
    board, console = await conversation.board(), await conversation.console()
    await console.done("next_stage")
    phones = [await conversation.phone() for _ in range(8)]
    text = "Long thought " * 35
    posted = [phone.ask("post_idea", text=text) for phone in phones for _ in range(20)]
    assert all(ack["ok"] for ack in await asyncio.gather(*posted))
    deaf = await raw.join(conversation.server.url, conversation.code, max_queue=1)
    await board.until(lambda: board.live["connected"] == 9)
    # Some 100 kB each, read by nobody: more than the kernel's buffers take.
    for _ in range(400):
        await deaf.send('42/live,["resync"]')
    await board.until(lambda: board.live["connected"] == 8)
    await phones[0].done("set_name", name="Ann")
    deaf.transport.abort()


# Links that were revoked.


async def test_a_revoked_link_ends_its_console_at_once(event: Event) -> None:
    console, board = await event.console(), await event.board()
    admin = json.loads((event.server.data / "admin.json").read_text())
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False) as http:
        answer = await http.post(
            "/api/admin/link",
            json={"code": event.code, "revoke_others": True},
            headers={"Authorization": f"Bearer {admin['secret']}"},
        )
    new = answer.json()["facilitate_url"].partition("#")[2]
    async with asyncio.timeout(TIMEOUT):
        await console.socket.wait()
    assert (await event.refusal("facilitator"))["data"] == {"code": "bad_token"}
    event.token = new
    await (await event.console()).done("next_stage")
    await board.until(lambda: board.session["stage"])


# What is not in the frames.


class Hall:
    """Two phones, a board and a console; `eyes` are those that may not see everything."""

    def __init__(self, ann: Phone, ben: Phone, board: Phone, console: Phone) -> None:
        self.ann, self.ben, self.board, self.console = ann, ben, board, console
        self.eyes = (ann, ben, board)

    async def all_see(self, holds: Callable[[Phone], object]) -> None:
        for eye in self.eyes:
            await eye.until(functools.partial(holds, eye))

    async def opens(self, kind: str) -> None:
        stage = self.console.stage(kind)
        await self.console.done("open_stage", stage=stage)
        await self.all_see(lambda eye: eye.session["stage"] == stage)

    def never(self, *words: str) -> None:
        """Nobody but Ann, and the console, ever received any of these words."""
        for word in words:
            assert not self.ben.says(word), word
            assert not self.board.says(word), word


@pytest.fixture
async def hall(event: Event) -> Hall:
    return Hall(
        await event.phone(), await event.phone(), await event.board(), await event.console()
    )


async def test_ideas_that_are_not_open_are_in_no_frame(event: Event, hall: Hall) -> None:
    ann, ben, console = hall.ann, hall.ben, hall.console
    await hall.opens("ideas")
    silent = await ann.done("post_idea", text="Silent thought")
    await hall.all_see(lambda eye: eye.view["stages"][eye.stage("ideas")]["ideas"] == 1)
    hall.never("Silent thought", silent)
    await console.done("hide_idea", idea=silent)
    await console.done("hold_ideas", hold=True)
    held = await ann.done("post_idea", text="Held thought")
    await console.done("show_ideas")
    await console.done("hold_ideas", hold=False)
    shown = [await one.done("post_idea", text="Shown thought") for one in (ann, ben)]
    await hall.all_see(lambda eye: set(shown) <= set(eye.view["ideas"]))
    fresh = await event.phone(), await event.board()
    hall.never("Silent thought", "Held thought", silent, held)
    for eye in fresh:
        assert not any(eye.says(word) for word in ("Silent thought", "Held thought", silent, held))
    assert {silent, held} <= set(ann.me["ideas"])


async def test_dots_are_in_no_frame_before_the_reveal(event: Event, hall: Hall) -> None:
    ann, ben, board, console = hall.ann, hall.ben, hall.board, hall.console
    await hall.opens("ideas")
    await console.done("show_ideas")
    first, second = [await one.done("post_idea", text="Thought") for one in (ann, ben)]
    await hall.opens("vote")
    await ann.done("cast_vote", idea=first, dots=3)
    await ben.done("cast_vote", idea=first, dots=1)
    await ben.done("cast_vote", idea=second, dots=2)
    await board.until(lambda: board.live["voted"] == 2)
    await console.until(lambda: console.view["tallies"].get(first) == {"dots": 4, "voters": 2})
    await console.done("new_round")
    await hall.all_see(lambda eye: eye.session["ballot"]["round"] == 2)
    await console.until(lambda: console.view["results"])
    for eye in (*hall.eyes, await event.phone(), await event.board()):
        assert not eye.says("voters"), "a tally before the reveal"
        assert eye.view["tallies"] == eye.view["results"] == {}
    await console.done("undo")
    await console.done("reveal")
    await hall.all_see(lambda eye: eye.view["tallies"].get(first) == {"dots": 4, "voters": 2})


async def test_hidden_pledges_are_in_no_frame_of_those_who_come_later(
    event: Event, hall: Hall
) -> None:
    await hall.opens("pledges")
    hidden = await hall.ann.done("make_pledge", text="Hidden promise", kind="culture")
    await hall.all_see(lambda eye: hidden in eye.view["pledges"])
    await hall.console.done("hide_pledge", pledge=hidden)
    await hall.all_see(lambda eye: hidden not in eye.view["pledges"])
    for fresh in (await event.phone(), await event.board()):
        assert not fresh.says("Hidden promise")


async def test_no_frame_tells_who_anybody_is(event: Event, hall: Hall) -> None:
    ann, ben, console = hall.ann, hall.ben, hall.console
    await ann.done("set_name", name="Annwyl-of-the-frames")
    await hall.opens("ideas")
    await console.done("show_ideas")
    idea = await ann.done("post_idea", text="Thought")
    await hall.opens("vote")
    await ann.done("cast_vote", idea=idea, dots=3)
    await console.done("reveal")
    await hall.opens("pledges")
    pledge = await ann.done("make_pledge", text="Ring", kind="action", ideas=[idea])
    await ben.done("join_pledge", pledge=pledge)
    await hall.all_see(lambda eye: eye.view["pledges"].get(pledge, {}).get("joiners") == 1)
    late = await event.phone(), await event.board(), await event.console()
    for eye in (*hall.eyes, console, *late):
        for word in ('"author', '"voter"', '"seat', '"facilitator', event.token):
            assert not eye.says(word), word
        for person in {ann, ben} - {eye}:
            assert not eye.says(person.welcome["participant"])
            assert not eye.says(person.auth["token"])
        assert eye is ann or not eye.says("Annwyl-of-the-frames")


async def test_a_conversations_tallies_are_the_facilitators_until_revealed(
    conversation: Event,
) -> None:
    ann, board, console = (
        await conversation.phone(),
        await conversation.board(),
        await conversation.console(),
    )
    await console.done("next_stage")
    idea = await ann.done("post_idea", text="Later buses")
    await ann.done("cast_vote", idea=idea, opinion="pass")
    await console.until(lambda: console.view["tallies"].get(idea, {}).get("pass") == 1)
    await board.until(lambda: board.live["voted"] == 1)
    await board.until(lambda: idea in board.view["ideas"])
    for eye in (ann, board):
        assert not eye.says("voters")
        assert not eye.says("disagree")
    assert not board.says('"pass"')
    await console.done("reveal")
    for eye in (ann, board):
        await eye.until(lambda eye=eye: eye.view["tallies"].get(idea, {}).get("voters") == 1)


# Whatever happens, everybody sees the same in the end.


KINDS = ("ideas", "vote", "vote", "pledges")


class Play:
    """A bounded random play. The seed tells all of it but the network's timing."""

    def __init__(self, event: Event, seed: int) -> None:
        self.event = event
        self.random = random.Random(seed)
        self.phones: list[Phone] = []
        self.screens: list[Phone] = []

    async def begin(self) -> None:
        for transports in (*TRANSPORTS, ("websocket",)):
            self.phones.append(await self.event.phone(*transports))
        self.screens = [await self.event.board(), await self.event.console()]
        console = self.screens[1]
        await console.done("open_stage", stage=console.stage("ideas"))
        for number in range(3):
            for phone in self.phones:
                await phone.done("post_idea", text=f"Idea {number}")
        await console.until(lambda: len(console.view["ideas"]) == 12)

    async def step(self) -> None:
        if self.random.random() < 0.08:
            await self.fall_out()
        elif self.random.random() < 0.3:
            await self.facilitate(self.screens[1])
        else:
            await self.attend(self.random.choice(self.phones))

    async def fall_out(self) -> None:
        """Somebody loses the connection and comes back a moment later, another way perhaps."""
        row = self.random.choice([self.phones, self.screens])
        seat = self.random.randrange(len(row))
        await row[seat].leave()
        for _ in range(self.random.randrange(3)):
            await self.attend(
                self.random.choice([one for one in self.phones if one.socket.connected])
            )
        row[seat] = await self.event.back(row[seat], *self.random.choice(TRANSPORTS))

    async def facilitate(self, console: Phone) -> None:
        if not console.socket.connected:
            return
        type_, fields = self.random.choice(
            [
                ("open_stage", {"stage": console.stage(self.random.choice(KINDS))}),
                ("show_ideas", {}),
                ("show_ideas", {"stage": console.stage("ideas")}),
                ("reveal", {}),
                ("new_round", {}),
                ("undo", {}),
                ("undo", {}),
                ("hold_ideas", {"hold": self.random.random() < 0.3}),
                ("hide_idea", {"idea": self.one("ideas")}),
                ("restore_idea", {"idea": self.one("ideas")}),
                ("approve_idea", {"idea": self.one("ideas")}),
                ("merge_ideas", {"into": self.one("ideas"), "from": [self.one("ideas")]}),
                ("unmerge_idea", {"idea": self.one("ideas")}),
                ("hide_pledge", {"pledge": self.one("pledges")}),
                ("restore_pledge", {"pledge": self.one("pledges")}),
                ("start_timer", {"seconds": 60}),
            ]
        )
        await console.ask(type_, **fields)

    async def attend(self, phone: Phone) -> None:
        type_, fields = self.random.choice(
            [
                ("post_idea", {"text": f"Idea {self.random.random()}"}),
                ("post_idea", {"text": f"Idea {self.random.random()}"}),
                ("edit_idea", {"idea": self.one("ideas"), "text": "Edited"}),
                ("withdraw_idea", {"idea": self.one("ideas")}),
                ("cast_vote", {"idea": self.one("ideas"), "dots": self.random.randrange(4)}),
                ("cast_vote", {"idea": self.one("ideas"), "dots": self.random.randrange(4)}),
                ("cast_vote", {"idea": self.one("ideas"), "opinion": "agree"}),
                ("make_pledge", {"text": "A promise", "kind": "action", "ideas": []}),
                ("join_pledge", {"pledge": self.one("pledges")}),
                ("leave_pledge", {"pledge": self.one("pledges")}),
            ]
        )
        await phone.ask(type_, **fields)

    def one(self, collection: str) -> str:
        """Something that the console sees; what is not there is refused, which is fine too."""
        known = sorted(self.screens[1].view[collection])
        return self.random.choice(known) if known else "none"


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_after_a_random_play_everybody_sees_the_same(event: Event, seed: int) -> None:
    play = Play(event, seed)
    await play.begin()
    for _ in range(100):
        await play.step()
    for known in (play.phones, [play.screens[0]], [play.screens[1]]):
        role = known[0].auth["role"]
        for one in known:
            fresh = await event.client(role, token=one.auth["token"]).connect()
            # Deltas that are still on their way arrive; nothing else may.
            await one.until(lambda one=one, fresh=fresh: one.view == fresh.view)
            assert one.me == fresh.me
    console = play.screens[1]
    assert console.view["ideas"], "the play made nothing"
