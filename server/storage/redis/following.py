"""How a worker follows a session that others may write too, and waits for its turn to."""

import asyncio
import contextlib
from collections.abc import Callable

from server.storage.errors import StorageError
from server.storage.redis import scripts
from server.storage.redis.connection import Connection
from server.storage.redis.news import News, channel
from server.storage.redis.pages import keys


class RedisFollowing:
    """A `sessions.log.Following` of one session. `closed` is called when it ends."""

    def __init__(
        self, connection: Connection, news: News, session: str, closed: Callable[[str], None]
    ) -> None:
        self._told = connection.told
        self._news = news
        self._session = session
        self._closed = closed
        self._take_turn = connection.redis.register_script(scripts.TAKE_TURN)
        self._pass_turn = connection.redis.register_script(scripts.PASS_TURN)

    async def turn(self) -> int:
        came = self._news.turn(self._session)
        while True:
            came.clear()
            with self._told():
                left, seq = await self._take_turn(keys(self._session), self._who())
            if not left:
                return int(seq)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left / 1000):
                    await came.wait()

    async def skip(self) -> None:
        # Where that fails the turn runs out by itself.
        with contextlib.suppress(StorageError), self._told():
            await self._pass_turn(keys(self._session), self._who())

    def tell(self, connected: int) -> None:
        self._news.tell(self._session, connected)

    def close(self) -> None:
        self._news.unfollow(self._session)
        self._closed(self._session)

    def _who(self) -> list[str]:
        return [channel(self._session), self._news.worker]
