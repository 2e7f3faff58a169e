"""Clients that ask too much, send what they like, or never read: they harm nobody else."""

import asyncio
import json

import httpx

from server.live.limits import BURST, SWEEP, Bucket, Buckets
from tests.server import raw
from tests.server.events import Event
from tests.server.phones import TIMEOUT, command_id


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
    async with httpx.AsyncClient(
        base_url=conversation.server.url, trust_env=False, timeout=60
    ) as http:
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
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60) as http:
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


async def test_nobody_waits_for_who_never_reads(conversation: Event) -> None:
    board, console = await conversation.board(), await conversation.console()
    await console.done("next_stage")
    phones = [await conversation.phone() for _ in range(4)]
    deaf = await raw.join(conversation.server.url, conversation.code, max_queue=1)
    await board.until(lambda: board.live["connected"] == 5)
    for _ in range(400):
        await deaf.send('42/live,["resync"]')
    for number in range(20):
        for phone in phones:
            made = await phone.done("post_idea", text=f"Thought {number} " + "long " * 80)
    await board.until(lambda: made in board.view["ideas"])
    await phones[0].until(lambda: phones[0].view["ideas"].keys() == board.view["ideas"].keys())
    deaf.transport.abort()
    await board.until(lambda: board.live["connected"] == 4)


async def test_who_asks_on_and_on_without_reading_is_dropped(conversation: Event) -> None:
    board = await conversation.board()
    async with httpx.AsyncClient(
        base_url=conversation.server.url, trust_env=False, timeout=60
    ) as http:
        poller = raw.Poller(http, conversation.code)
        await poller.join()
        await board.until(lambda: board.live.get("connected") == 1)
        statuses = [
            (await poller.post(*('42/live,1["none"]' for _ in range(250)))).status_code
            for _ in range(6)
        ]
    assert statuses[:4] == [200] * 4
    assert statuses[-1] == 400
    await board.until(lambda: board.live["connected"] == 0)


async def test_many_resyncs_are_one_snapshot(event: Event) -> None:
    phone = await event.phone()
    before = len(phone.frames)
    for _ in range(50):
        await phone.socket.emit("resync", namespace="/live")
    assert (await phone.ask("set_name", name="Ann"))["ok"]
    await phone.until(lambda: phone.says('["snapshot"'))
    await asyncio.sleep(0.6)
    assert sum('["snapshot"' in frame for frame in phone.frames[before:]) <= 3


def test_buckets_of_those_who_left_are_forgotten() -> None:
    buckets = Buckets()
    for number in range(20 * SWEEP):
        assert not buckets.take(("BCDFGH", str(number)), number / 100)
    assert len(buckets) <= 2 * SWEEP
    for _ in range(BURST):
        buckets.take(("BCDFGH", "greedy"), 200.0)
    for number in range(5 * SWEEP):
        buckets.take(("BCDFGH", f"new {number}"), 200.0)
    assert buckets.take(("BCDFGH", "greedy"), 200.0) > 0, "sweeping gives nobody more"
