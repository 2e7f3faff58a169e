"""What one person still has to send: in order, each under one id until it is answered."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from sessions.wire import Result

# What the server says when it does not say how long to wait.
USUAL_WAIT = 1.0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An acknowledgement, or a refusal."""

    ok: bool
    code: str | None = None
    message: str = ""
    temporary: bool = False
    retry_after_ms: int | None = None
    result: Result = Result()
    me: dict[str, Any] | None = None


Deliver = Callable[[dict[str, Any]], Awaitable[Answer | None]]


class Outbox:
    """Hands commands to `deliver`, one at a time. None from it: unknown, so the same id again."""

    def __init__(self, deliver: Deliver) -> None:
        self.waits = 0
        self._deliver = deliver
        self._waiting: list[tuple[dict[str, Any], asyncio.Future[Answer]]] = []
        self._more = asyncio.Event()
        self._refusal: Answer | None = None
        self._task = asyncio.create_task(self._run())

    def put(self, type_: str, **fields: Any) -> asyncio.Future[Answer]:
        """Send a command, as soon as those before it are answered."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        if self._refusal:
            answer.set_result(self._refusal)
            return answer
        self._waiting.append(({"id": str(uuid.uuid4()), "type": type_, **fields}, answer))
        self._more.set()
        return answer

    def close(self) -> None:
        """Give up whatever was not answered."""
        self._task.cancel()
        for _, answer in self._waiting:
            answer.cancel()

    def refuse(self, answer: Answer) -> None:
        """Give this answer to everything, now and later."""
        self._refusal = answer
        self._task.cancel()
        for _, waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(answer)

    async def _run(self) -> None:
        while True:
            await self._more.wait()
            self._more.clear()
            while self._waiting:
                command, answer = self._waiting[0]
                found = await self._insist(command)
                self._waiting.pop(0)
                if not answer.done():
                    answer.set_result(found)

    async def _insist(self, command: dict[str, Any]) -> Answer:
        while True:
            answer = await self._deliver(command)
            if answer is None:
                continue
            if not answer.temporary:
                return answer
            self.waits += 1
            wait = answer.retry_after_ms
            await asyncio.sleep(USUAL_WAIT if wait is None else wait / 1000)
