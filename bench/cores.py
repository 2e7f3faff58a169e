"""Which core does what: the servers have one for themselves, the load another."""

import contextlib
import os
from collections.abc import Iterator

SERVER_CORE, LOAD_CORE = 0, 1
# Asked once: later this process has only one core left.
_CAN_PIN = hasattr(os, "sched_setaffinity") and {0, 1} <= os.sched_getaffinity(0)


def number() -> int:
    return os.cpu_count() or 1


def can_pin() -> bool:
    return _CAN_PIN


@contextlib.contextmanager
def on_the_servers() -> Iterator[None]:
    """What is started in here, stays on the servers' core; afterwards this process has its own."""
    _pin(SERVER_CORE)
    try:
        yield
    finally:
        _pin(LOAD_CORE)


@contextlib.contextmanager
def on_any() -> Iterator[None]:
    """What is started in here has all cores, as a browser has; afterwards this process its own."""
    if _CAN_PIN:
        os.sched_setaffinity(0, {SERVER_CORE, LOAD_CORE})
    try:
        yield
    finally:
        _pin(LOAD_CORE)


@contextlib.contextmanager
def on_the_loads() -> Iterator[None]:
    """This process has the load's core, and gets back what it had."""
    if not can_pin():
        yield
        return
    before = os.sched_getaffinity(0)
    _pin(LOAD_CORE)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _pin(core: int) -> None:
    if can_pin():
        os.sched_setaffinity(0, {core})
