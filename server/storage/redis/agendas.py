"""People's own agendas in Redis: one hash for all of them."""

from typing import Any

from redis.asyncio import Redis

AGENDAS = "pledgewall:agendas"


async def keep(redis: Redis, agenda: str, body: bytes) -> None:
    await redis.hset(AGENDAS, agenda, body)


async def every(redis: Redis) -> dict[str, bytes]:
    found: Any = await redis.hgetall(AGENDAS)
    return {agenda.decode(): body for agenda, body in found.items()}


async def drop(redis: Redis, agenda: str) -> bool:
    return bool(await redis.hdel(AGENDAS, agenda))
