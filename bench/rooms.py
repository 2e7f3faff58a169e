"""The rooms that are measured: Pledgewall's, and a plain one that tells everybody everything."""

import asyncio
import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench import cores
from client_static.build import fetch_node, node_folder
from server.crowd.client import Client, connections
from server.live.fanout import NAMESPACE
from tests.server.servers import running

NODE_ROOM = Path(__file__).parent / "node_room"
IDEAS = 40
POSTERS = 4


@dataclass(frozen=True)
class Room:
    """How to talk to one room. `number` is where an ack, or an event that a board got, stands in
    the order of all votes: a board shows a vote once it got an event of at least its ack's number.
    `tallies` are the voters by idea that such an event tells.
    """

    name: str
    pid: int
    url: str
    hello: bytes
    board_hello: bytes
    ideas: list[str]
    vote: Callable[[str], bytes]
    number_of_ack: Callable[[bytes], int]
    number_of_event: Callable[[bytes], int]
    tallies: Callable[[bytes], dict[str, int]]


# Pledgewall


class _Position(msgspec.Struct):
    seq: int


class _Ack(msgspec.Struct):
    ok: bool
    position: _Position


class _Tally(msgspec.Struct):
    voters: int


class _Set(msgspec.Struct, frozen=True):
    tallies: dict[str, _Tally] = {}


class _Delta(msgspec.Struct, frozen=True):
    to: int = 0
    set: _Set = _Set()


@contextlib.asynccontextmanager
async def pledgewall(data: Path) -> AsyncIterator[Room]:
    """A conversation with forty ideas, its tallies shown to everybody."""
    with cores.on_the_servers():
        running_server = running(data)
        server = await running_server.__aenter__()
    try:
        event = await server.create(template="conversation", title="A room that is measured")
        code = event["code"]
        await _fill(server.url, code, event["facilitator_token"])
        async with connections() as http:
            view = await (await http.get(f"{server.url}/api/sessions/{code}/view")).json()
        yield Room(
            name="Pledgewall",
            pid=server.pid,
            url=f"{server.url.replace('http', 'ws')}/socket.io/?s={code}&EIO=4&transport=websocket",
            hello=_hello(code, "attendee"),
            board_hello=_hello(code, "board"),
            ideas=list(view["view"]["ideas"]),
            vote=_vote,
            number_of_ack=_seq_of_ack,
            number_of_event=lambda payload: _delta(payload).to,
            tallies=lambda payload: {
                idea: tally.voters for idea, tally in _delta(payload).set.tallies.items()
            },
        )
    finally:
        await running_server.__aexit__(None, None, None)


async def _fill(url: str, code: str, token: str) -> None:
    async with connections() as http:
        facilitator = Client(http, url, code, "facilitator", token)
        posters = [Client(http, url, code) for _ in range(POSTERS)]
        for client in (facilitator, *posters):
            await client.join()
        await facilitator.ask("next_stage")
        for number in range(IDEAS):
            text = f"Idea {number + 1} of a room that is measured, about as long as people write."
            answer = await posters[number % POSTERS].ask("post_idea", text=text)
            assert answer.ok, answer
        await facilitator.ask("reveal")
        for client in (facilitator, *posters):
            await client.leave()
    # What was posted last is told before the measured people come.
    await asyncio.sleep(1)


def _hello(code: str, role: str) -> bytes:
    auth = {"protocol": 1, "code": code, "role": role, "token": None, "position": None}
    return f"40{NAMESPACE},".encode() + msgspec.json.encode(auth)


def _vote(idea: str) -> bytes:
    command = {"id": os.urandom(8).hex(), "type": "cast_vote", "idea": idea, "opinion": "agree"}
    return f"42{NAMESPACE},1".encode() + msgspec.json.encode(["command", command])


def _seq_of_ack(payload: bytes) -> int:
    [ack] = msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[_Ack])
    assert ack.ok, payload
    return ack.position.seq


def _delta(payload: bytes) -> _Delta:
    name, delta = msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[str, _Delta])
    return delta if name == "delta" else _Delta()


# The plain one


class _NodeAck(msgspec.Struct):
    n: int


class _NodeVote(msgspec.Struct):
    n: int
    idea: str
    voters: int


@contextlib.asynccontextmanager
async def node_room() -> AsyncIterator[Room]:
    """The comparator: Socket.IO on Node, one message to everybody for every vote."""
    node = await asyncio.to_thread(_install)
    with cores.on_the_servers():
        process = await asyncio.create_subprocess_exec(
            node, "server.mjs", str(IDEAS), cwd=NODE_ROOM, stdout=asyncio.subprocess.PIPE
        )
    try:
        assert process.stdout
        port = int(await asyncio.wait_for(process.stdout.readline(), 20))
        yield Room(
            name="plain Node",
            pid=process.pid,
            url=f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket",
            hello=b"40",
            board_hello=b"40",
            ideas=[f"idea-{number}" for number in range(IDEAS)],
            vote=lambda idea: b"421" + msgspec.json.encode(["vote", {"idea": idea, "on": "agree"}]),
            number_of_ack=_number_of_ack,
            number_of_event=lambda payload: _node_vote(payload).n,
            tallies=lambda payload: {_node_vote(payload).idea: _node_vote(payload).voters},
        )
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()


def _number_of_ack(payload: bytes) -> int:
    [ack] = msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[_NodeAck])
    return ack.n


def _node_vote(payload: bytes) -> _NodeVote:
    return msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[str, _NodeVote])[1]


def _install() -> str:
    """Its packages in place, as its lock file has them; the path of Node."""
    fetch_node()
    folder = node_folder()
    assert folder
    path = os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)])
    wanted = hashlib.sha256((NODE_ROOM / "package-lock.json").read_bytes()).hexdigest()
    stamp = NODE_ROOM / "node_modules" / ".lock"
    if not stamp.is_file() or stamp.read_text() != wanted:
        npm = shutil.which("npm", path=str(folder)) or "npm"
        environment = {**os.environ, "PATH": path}
        subprocess.run([npm, "ci", "--loglevel=error"], cwd=NODE_ROOM, env=environment, check=True)
        stamp.write_text(wanted)
    # What pip puts in the environment's bin only starts the real one.
    found = shutil.which("node", path=str(folder)) or "node"
    said = subprocess.run([found, "-p", "process.execPath"], stdout=subprocess.PIPE, check=True)
    return said.stdout.decode().strip()
