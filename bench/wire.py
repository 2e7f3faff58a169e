"""What Pledgewall's clients say and hear, as bytes."""

import itertools

import msgspec

from server.live.fanout import NAMESPACE

_numbers = itertools.count(1)
_OK = b'[{"ok":true'


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


def hello(
    code: str,
    role: str = "attendee",
    token: str | None = None,
    position: tuple[str, int] | None = None,
) -> bytes:
    """What connects; with the position of a view that was fetched, if one was."""
    at = position and {"epoch": position[0], "seq": position[1]}
    auth = {"protocol": 1, "code": code, "role": role, "token": token, "position": at}
    return f"40{NAMESPACE},".encode() + msgspec.json.encode(auth)


def command(type_: str, **fields: object) -> bytes:
    asked = {"id": f"bench-{next(_numbers):010d}", "type": type_, **fields}
    return f"42{NAMESPACE},1".encode() + msgspec.json.encode(["command", asked])


def vote(idea: str) -> bytes:
    """As `command`, but made for thousands a second."""
    return (
        f'42{NAMESPACE},1["command",{{"id":"bench-{next(_numbers):010d}","type":"cast_vote",'
        f'"idea":"{idea}","opinion":"agree"}}]'
    ).encode()


def is_accepted(ack: bytes) -> bool:
    return _OK in ack[:40]


def seq_of_ack(payload: bytes) -> int:
    [ack] = msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[_Ack])
    assert ack.ok, payload
    return ack.position.seq


def seq_of_event(payload: bytes) -> int:
    """How far a delta reaches; 0 for other events."""
    return _delta(payload).to


def voters(payload: bytes) -> dict[str, int]:
    """The voters by idea that a delta tells."""
    return {idea: tally.voters for idea, tally in _delta(payload).set.tallies.items()}


def _delta(payload: bytes) -> _Delta:
    name, delta = msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[str, msgspec.Raw])
    return msgspec.json.decode(delta, type=_Delta) if name == "delta" else _Delta()
