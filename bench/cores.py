"""Which core does what: the server has one for itself, the load another."""

import contextlib
import os
from collections.abc import Iterator

SERVER_CORE, LOAD_CORE = 0, 1
# Asked once: later this process has only one core left.
_CAN_PIN = hasattr(os, "sched_setaffinity") and {0, 1} <= os.sched_getaffinity(0)


def number() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_pin() -> bool:
    return _CAN_PIN


@contextlib.contextmanager
def on_the_servers() -> Iterator[None]:
    """What is started in here, stays on the server's core; afterwards this process has its own."""
    if not can_pin():
        yield
        return
    os.sched_setaffinity(0, {SERVER_CORE})
    try:
        yield
    finally:
        os.sched_setaffinity(0, {LOAD_CORE})


@contextlib.contextmanager
def left_as_they_were() -> Iterator[None]:
    if not hasattr(os, "sched_getaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
