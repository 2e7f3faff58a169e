"""A session's checkpoint in Redis, bound to the commit that it was made at.

A seq says little of a Redis that came back with an older tail and then went on otherwise: the
commit at it must be the one that was folded. Dropped, a checkpoint leaves the seq behind up to
which none is kept.
"""

from typing import Any

from redis.asyncio import Redis

from sessions.wire import Position

# KEYS of each: head, log, checkpoint.
SAVE = """
local dropped = tonumber(redis.call('HGET', KEYS[3], 'dropped') or 0)
if tonumber(ARGV[2]) > dropped then
  redis.call('HSET', KEYS[3], 'epoch', ARGV[1], 'seq', ARGV[2], 'commit', ARGV[3], 'body', ARGV[4])
end
"""
READ = """
local head = redis.call('HMGET', KEYS[1], 'epoch', 'seq')
local kept = redis.call('HMGET', KEYS[3], 'epoch', 'seq', 'commit')
if not head[1] or kept[1] ~= head[1] or tonumber(kept[2]) > tonumber(head[2]) then
  return false
end
local at = redis.call('XRANGE', KEYS[2], kept[2] .. '-0', kept[2] .. '-0')[1]
if not at or at[2][1] ~= 'commit' or at[2][2] ~= kept[3] then
  return false
end
return {kept[1], kept[2], redis.call('HGET', KEYS[3], 'body')}
"""
DROP = """
redis.call('DEL', KEYS[3])
redis.call('HSET', KEYS[3], 'dropped', redis.call('HGET', KEYS[1], 'seq') or 0)
"""


async def save(redis: Redis, keys: list[str], at: Position, commit: str, body: bytes) -> None:
    await redis.register_script(SAVE)(keys, [at.epoch, at.seq, commit, body])


async def read(redis: Redis, keys: list[str]) -> tuple[Position, bytes] | None:
    found: Any = await redis.register_script(READ)(keys)
    if found is None:
        return None
    epoch, seq, body = found
    return Position(epoch.decode(), int(seq)), body


async def drop(redis: Redis, keys: list[str]) -> None:
    await redis.register_script(DROP)(keys)
