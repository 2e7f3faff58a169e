"""An event's pictures in Redis: one hash beside its log."""

from typing import Any

from redis.asyncio import Redis

from server.storage.redis.pages import key


async def keep(redis: Redis, session: str, name: str, body: bytes) -> None:
    await redis.hset(key(session, "pictures"), name, body)


async def read(redis: Redis, session: str, name: str) -> bytes | None:
    found: Any = await redis.hget(key(session, "pictures"), name)
    return bytes(found) if found is not None else None
