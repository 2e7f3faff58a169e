"""The outbox in Redis: one hash beside each session's log, a field a mail.

A field is `participant due`, its value `tries until outcome`; the outcome is empty until there is
one. What is compared and changed is one script.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from redis.asyncio import Redis

from server.storage.outbox import Counts, Letter, Outcome, counted
from server.storage.redis.pages import key

# KEYS: the hash. ARGV: the field, then as each says.
_FOUND = """
local found = redis.call('HGET', KEYS[1], ARGV[1])
local tries, till, outcome = string.match(found or '0 0 ', '^(%d+) (%d+) (%a*)$')
"""
# ARGV: now, until.
CLAIM = (
    _FOUND
    + """
if outcome ~= '' or tonumber(till) > tonumber(ARGV[2]) then
  return -1
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d %s ', tries + 1, ARGV[3]))
return tonumber(tries)
"""
)
# ARGV: until.
PUT_OFF = (
    _FOUND
    + """
if found and outcome == '' then
  redis.call('HSET', KEYS[1], ARGV[1], tries .. ' ' .. ARGV[2] .. ' ')
end
"""
)
# ARGV: the outcome.
SETTLE = (
    _FOUND
    + """
if found and (outcome == '' or ARGV[2] == 'sent') then
  redis.call('HSET', KEYS[1], ARGV[1], tries .. ' ' .. till .. ' ' .. ARGV[2])
end
"""
)
# ARGV: the beginning of the fields.
FORGET = """
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, #ARGV[1]) == ARGV[1] then
    redis.call('HDEL', KEYS[1], field)
  end
end
"""

Told = Callable[[], AbstractContextManager[None]]


class RedisOutbox:
    """A `server.storage.outbox.Outbox`. `told` turns what Redis raises into StorageError."""

    def __init__(self, redis: Redis, told: Told) -> None:
        self._redis = redis
        self._told = told
        self._claim = redis.register_script(CLAIM)
        self._put_off = redis.register_script(PUT_OFF)
        self._settle = redis.register_script(SETTLE)
        self._forget = redis.register_script(FORGET)

    async def claim(self, letter: Letter, now: int, until: int) -> int | None:
        with self._told():
            tries: Any = await self._claim(_keys(letter), [_field(letter), now, until])
        return None if tries < 0 else int(tries)

    async def put_off(self, letter: Letter, until: int) -> None:
        with self._told():
            await self._put_off(_keys(letter), [_field(letter), until])

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        with self._told():
            await self._settle(_keys(letter), [_field(letter), outcome])

    async def settled(self, session: str) -> set[tuple[str, str]]:
        return {(participant, due) for participant, due, _ in await self._outcomes(session)}

    async def counts(self, session: str) -> Counts:
        return counted((due, outcome, 1) for _, due, outcome in await self._outcomes(session))

    async def forget(self, session: str, participant: str) -> None:
        with self._told():
            await self._forget([key(session, "outbox")], [f"{participant} "])

    async def destroy(self, session: str) -> None:
        with self._told():
            await self._redis.delete(key(session, "outbox"))

    async def _outcomes(self, session: str) -> list[tuple[str, str, Outcome]]:
        with self._told():
            found: Any = await self._redis.hgetall(key(session, "outbox"))
        rows = []
        for field, value in found.items():
            participant, due = field.decode().split(" ")
            outcome = value.decode().split(" ")[2]
            if outcome:
                rows.append((participant, due, outcome))
        return rows


def _keys(letter: Letter) -> list[str]:
    return [key(letter.session, "outbox")]


def _field(letter: Letter) -> str:
    return f"{letter.participant} {letter.due}"
