"""Connections that nothing is heard of."""

import asyncio


class Silence:
    """Cancels the task that made it when nothing was heard for too long.

    One timer that looks now and then, where a timeout for every message would cost more than the
    message.
    """

    def __init__(self, longest: float) -> None:
        self.begun: float | None = None  # nothing is waited for
        self._longest = longest
        self._task = asyncio.current_task()
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(longest, self._look)

    def _look(self) -> None:
        begun = self._loop.time() if self.begun is None else self.begun
        left = begun + self._longest - self._loop.time()
        if left > 0:
            self._timer = self._loop.call_later(left, self._look)
        elif self._task:
            self._task.cancel()

    def end(self) -> None:
        self._timer.cancel()
