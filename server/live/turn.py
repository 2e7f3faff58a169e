"""An audience's turns: when it is told what has gathered."""

import asyncio
from collections.abc import Callable


class Turn:
    """Calls `act` at once after a quiet moment, else when the period since the last is over."""

    def __init__(self, period: Callable[[], float], act: Callable[[], None]) -> None:
        self._period = period
        self._act = act
        self._last = float("-inf")
        self._handle: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        if self._handle is not None:
            return
        loop = asyncio.get_running_loop()
        wait = max(0.0, self._last + self._period() - loop.time())
        self._handle = loop.call_later(wait, self._go)

    def _go(self) -> None:
        self._handle = None
        self._last = asyncio.get_running_loop().time()
        self._act()

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
