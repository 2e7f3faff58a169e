"""The server's clock: the system's time at start, then what has passed since, steadily.

A system's clock is set while an event runs: a laptop finds its network and with it the true time,
somebody corrects it by hand. A room's timer must not jump with it, nor may time go backwards
between two acknowledgements. So the time is counted on from the start by the clock that nobody
sets, and which goes on while a laptop sleeps, and only led towards the system's time: by a
two-hundredth of what passes, which no one in a room notices (three seconds in a timer of ten
minutes). A second is made up for within minutes, so that workers on several machines agree as well
as their machines do; an hour within days, or at the next start.

After a start the log may hold times that lie ahead, from before the system's clock was set back.
That is harmless: the order of what happened is the log's, never that of its times, and nothing is
decided by a time but when a timer ends.
"""

import time
from collections.abc import Callable

# CLOCK_MONOTONIC stands still while Linux sleeps; elsewhere it goes on.
_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
# The part of passing time by which the clock may go faster or more slowly.
LED_BY = 200


def steady_ns() -> int:
    """Nanoseconds since some moment, by the clock that nobody sets."""
    return time.clock_gettime_ns(_STEADY)


class Clock:
    """`system` may be set at any time; `steady` never is."""

    def __init__(
        self, system: Callable[[], int] = time.time_ns, steady: Callable[[], int] = steady_ns
    ) -> None:
        self._system = system
        self._steady = steady
        self._now = system()
        self._at = steady()

    def now_ns(self) -> int:
        """Nanoseconds since 1970, never less than before."""
        at = self._steady()
        passed = max(0, at - self._at)
        self._at = at
        counted = self._now + passed
        most = passed // LED_BY
        self._now = counted + max(-most, min(most, self._system() - counted))
        return self._now


_clock = Clock()


def now_ms() -> int:
    """Milliseconds since 1970."""
    return _clock.now_ns() // 1_000_000
