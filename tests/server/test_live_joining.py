"""Who may join a live event, and how they come back."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from server.words import words
from sessions import me, views
from sessions.refusals import Code
from tests.server import raw
from tests.server.events import Event
from tests.server.phones import BY, TIMEOUT
from tests.server.servers import Server, running


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
    assert set(phone.view) == {*views.COLLECTIONS, *views.THEIRS}
    assert not any(phone.view[collection] for collection in views.THEIRS)
    assert set(phone.me) == set(me.COLLECTIONS)
    assert phone.session["title"] == "Better mornings"
    assert len(welcome["token"]) >= 32


async def test_a_board_joins_without_a_token_and_without_a_seat(event: Event) -> None:
    board = await event.board()
    assert set(board.welcome) == {"protocol", "now", "position", "snapshot"}


async def test_a_console_joins_by_its_link(event: Event) -> None:
    console = await event.console()
    assert set(console.welcome) == {"protocol", "now", "position", "snapshot", "member"}
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


async def test_a_revoked_link_ends_its_console_at_once(event: Event) -> None:
    console, board = await event.console(), await event.board()
    admin = json.loads((event.server.data / "admin.json").read_text())
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60) as http:
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
