"""A fold written down at its position: what is read instead of all that came before it.

A checkpoint is a cache. It stands beside the log and may be lost, late or wrong without harm: only
the log is true. One that other code made is never used, since it may have folded otherwise; the
code is named by `made_by`, whatever that is (the server takes a hash of this package's sources).

It holds personal words. Whoever erases some has to drop the session's checkpoint with them, in one
transaction (`Log.drop_checkpoint`).

It is a MessagePack array of a head, the state, and then votes and answers by groups of people: so
that nothing that is encoded or decoded at a stretch is large.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

import msgspec

from sessions.ballot import BallotKey, Person
from sessions.fold import Fold
from sessions.state import SessionState
from sessions.wire import Position, Result

GROUP = 50
# MessagePack's mark of an array; its length follows in four bytes.
_ARRAY = b"\xdd"

T = TypeVar("T")


class Unusable(Exception):
    """Other code made this checkpoint, or it is damaged."""


class _Head(msgspec.Struct, frozen=True, array_like=True):
    made_by: str
    position: Position
    commands: int


class _Votes(msgspec.Struct, frozen=True, array_like=True, tag="votes"):
    ballot: BallotKey
    people: dict[str, Person]


class _Answers(msgspec.Struct, frozen=True, array_like=True, tag="answers"):
    people: dict[str, dict[str, Result]]


_encode = msgspec.msgpack.Encoder().encode
_parts = msgspec.msgpack.Decoder(list[msgspec.Raw]).decode
_head = msgspec.msgpack.Decoder(_Head).decode
_state = msgspec.msgpack.Decoder(SessionState).decode
_group = msgspec.msgpack.Decoder(_Votes | _Answers).decode


def encode(fold: Fold, made_by: str) -> bytes:
    """Write a fold down. It must not change meanwhile; others may have their turn."""
    parts = [_encode(part) for part in _taken_apart(fold, made_by)]
    return b"".join((_ARRAY, len(parts).to_bytes(4, "big"), *parts))


def decode(body: bytes, made_by: str, *, answers: bool = True) -> Fold:
    """The fold that was written down; without `answers`, for reading alone. Raises Unusable."""
    try:
        parts = _parts(body)
        head = _head(parts[0])
        if head.made_by != made_by:
            raise Unusable("other code made it")
        return _put_together(head, _state(parts[1]), parts[2:], answers)
    except (msgspec.MsgspecError, LookupError) as error:
        raise Unusable("it is damaged") from error


def _taken_apart(fold: Fold, made_by: str) -> Iterator[Any]:
    yield _Head(made_by, fold.position, fold.commands)
    ballots = fold.state.ballots
    empty = {key: msgspec.structs.replace(one, people={}) for key, one in ballots.items()}
    yield replace(fold.state, ballots=empty)
    for key, ballot in ballots.items():
        for people in _groups(ballot.people):
            yield _Votes(key, people)
    for answers in _groups(fold.answers):
        yield _Answers(answers)


def _groups(people: dict[str, T]) -> Iterator[dict[str, T]]:
    left = iter(people.items())
    while group := dict(islice(left, GROUP)):
        yield group


def _put_together(
    head: _Head, state: SessionState, groups: list[msgspec.Raw], answers: bool
) -> Fold:
    fold = Fold(head.position.epoch)
    fold.position = head.position
    fold.commands = fold.kept = head.commands
    fold.state = state
    for group in map(_group, groups):
        if isinstance(group, _Votes):
            state.ballots[group.ballot].people.update(group.people)
        elif answers:
            fold.answers.update(group.people)
    return fold
