"""The broadcast that every server sends: a delta of the usual size, the same bytes everywhere."""

from typing import Any

import msgspec

from server.live.fanout import NAMESPACE

TIMES = 30
BYTES = 250


def payload(size: int = BYTES) -> dict[str, Any]:
    return _padded(max(0, size - len(_text(_padded(0)))))


def _padded(by: int) -> dict[str, Any]:
    tally = {"voters": 12, "agree": 7, "disagree": 3, "pass": 2}
    changed = {"tallies": {"idea": tally}}
    return {"epoch": "e", "from": 1, "to": 2, "set": changed, "del": {"ideas": ["x" * by]}}


def text() -> str:
    """The whole packet, as it stands in a WebSocket's frame."""
    return _text(payload())


def _text(delta: dict[str, Any]) -> str:
    return f"42{NAMESPACE},{msgspec.json.encode(['delta', delta]).decode()}"
