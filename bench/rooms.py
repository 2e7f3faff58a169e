"""The rooms that people vote in: Pledgewall's, and one as it is usually built."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench import processes, wire
from bench.processes import Server
from bench.seeding import seed
from server.storage import open_log

IDEAS = 40


@dataclass(frozen=True)
class Room:
    """How to talk to one room. `number` is where an ack, or an event that a board got, stands in
    the order of all votes: a board shows a vote once it got an event of at least its ack's number.
    `tallies` are the voters by idea that such an event tells.
    """

    server: Server
    url: str
    hello: bytes
    board_hello: bytes
    ideas: list[str]
    vote: Callable[[str], bytes]
    number_of_ack: Callable[[bytes], int]
    number_of_event: Callable[[bytes], int]
    tallies: Callable[[bytes], dict[str, int]]


@asynccontextmanager
async def ours(data: Path, **environment: str) -> AsyncIterator[Room]:
    """A conversation, its tallies shown to everybody."""
    log = open_log(data, None)
    event = await seed(log, IDEAS, revealed=True)
    await log.close()
    async with processes.pledgewall(data, **environment) as server:
        yield Room(
            server=server,
            url=server.address(event.code),
            hello=wire.hello(event.code),
            board_hello=wire.hello(event.code, "board"),
            ideas=event.ideas,
            vote=wire.vote,
            number_of_ack=wire.seq_of_ack,
            number_of_event=wire.seq_of_event,
            tallies=wire.voters,
        )


class _NodeAck(msgspec.Struct):
    n: int


class _NodeVote(msgspec.Struct):
    n: int
    idea: str
    voters: int


@asynccontextmanager
async def node() -> AsyncIterator[Room]:
    """A plain one, that tells every vote to everybody."""
    async with processes.node(IDEAS) as server:
        yield Room(
            server=server,
            url=server.address(),
            hello=b"40",
            board_hello=b"40",
            ideas=[f"idea-{number}" for number in range(IDEAS)],
            vote=lambda idea: b"421" + msgspec.json.encode(["vote", {"idea": idea, "on": "agree"}]),
            number_of_ack=lambda ack: msgspec.json.decode(ack[3:], type=tuple[_NodeAck])[0].n,
            number_of_event=lambda payload: _node_vote(payload).n,
            tallies=lambda payload: {_node_vote(payload).idea: _node_vote(payload).voters},
        )


def _node_vote(payload: bytes) -> _NodeVote:
    return msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[str, _NodeVote])[1]
