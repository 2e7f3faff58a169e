"""What goes in Redis: fields of hashes, in the script that writes the commit which says so.

What went stands in that commit, as names: whoever brings commits back that Redis has lost deletes
the same again, and forgets its own copy.
"""

import contextlib
from typing import Any

import msgspec
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from server.storage.redis.pages import Entry, Pages, key, name_of
from server.storage.redis.tail import Gone
from sessions.forgetting import Forgetting
from sessions.log import Answer

# Counts what has to be rewritten: the files that Redis appends to still hold what is deleted.
UNWRITTEN = "pledgewall:unwritten"
DESTROYED = "pledgewall:destroyed"
STEP = 1000

_answers = msgspec.json.Decoder(list[Answer]).decode


async def gone(redis: Redis, pages: Pages, session: str, last: int, forgets: Forgetting) -> Gone:
    """What goes of a session's commits up to the last."""
    entries = [entry async for entry in _entries(pages, session, last)]
    for entry in entries:
        forgets.learn_from(entry.fields[b"body"], entry.personal)
    names: Any = await redis.hkeys(key(session, "pictures"))
    return Gone(
        words=[name for entry in entries for name in _words(entry, forgets)],
        answers={} if forgets.links else _changed_answers(entries, forgets),
        all_answers=forgets.links,
        pictures=[name.decode() for name in names if forgets.loses_picture(name.decode())],
        people=sorted(forgets.people),
    )


async def _entries(pages: Pages, session: str, last: int) -> Any:
    """Those that have words or answers beside them."""
    after = 0
    while after < last:
        page = await pages.read(session, after, last)
        for entry in page:
            if entry.personal or entry.answers:
                yield entry
        after = page[-1].seq


def _words(entry: Entry, forgets: Forgetting) -> list[str]:
    stay = set(forgets.kept(entry.fields[b"body"], entry.personal))
    return [name_of(entry.seq, one.index, one.field) for one in entry.personal if one not in stay]


def _changed_answers(entries: list[Entry], forgets: Forgetting) -> dict[str, str]:
    changed: dict[str, str] = {}
    for entry in entries:
        answers = _answers(entry.answers) if entry.answers else []
        stay = forgets.kept_answers(answers)
        if stay != answers:
            changed[str(entry.seq)] = msgspec.json.encode(stay).decode() if stay else ""
    return changed


async def rewrite(redis: Redis) -> bool:
    """Have Redis write the files anew that still hold what was deleted. True: they are written.

    Where that is not allowed, whoever runs Redis has to do it (docs/operations.md): ResponseError.
    """
    asked: Any = await redis.hgetall(UNWRITTEN)
    if not asked:
        return True
    info = await redis.info()
    busy = ("aof_rewrite_in_progress", "aof_rewrite_scheduled", "rdb_bgsave_in_progress")
    if any(info.get(name) for name in busy):
        return False
    wanted = asked.get(b"wanted", b"0")
    # Told apart by their number, and by the life of Redis that they began in: what was erased after
    # a rewriting began needs another, and one that was cut short too.
    this = wanted + b" " + info["run_id"].encode()
    if asked.get(b"begun") != this:
        await redis.hset(UNWRITTEN, "begun", this)
        await _begin(redis, bool(info.get("aof_enabled")))
        return False
    if _failed(info):
        await redis.hdel(UNWRITTEN, "begun")
        return False
    return bool(await redis.eval(_SETTLE, 1, UNWRITTEN, wanted))


async def _begin(redis: Redis, appends: bool) -> None:
    if appends:
        await redis.bgrewriteaof()
    saves = True
    with contextlib.suppress(ResponseError):  # it may not be asked: one more does no harm
        saves = bool((await redis.config_get("save")).get("save"))
    if saves:
        await redis.bgsave(schedule=True)


def _failed(info: Any) -> bool:
    names = ("aof_last_bgrewrite_status", "rdb_last_bgsave_status")
    return any(info.get(name, "ok") != "ok" for name in names)


async def want(redis: Redis) -> None:
    """Note that files have to be written anew: before anything is deleted, so that it is done even
    if nobody lives to see it deleted."""
    await redis.hincrby(UNWRITTEN, "wanted", 1)


_SETTLE = """
if redis.call('HGET', KEYS[1], 'wanted') ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[1])
return 1
"""


async def destroy(redis: Redis, session: str, at: int) -> None:
    """Delete every key of a session."""
    await want(redis)
    await redis.hsetnx(DESTROYED, session, at)
    names: Any = [name async for name in redis.scan_iter(match=key(session, "*"), count=STEP)]
    if names:
        await redis.delete(*names)


async def destroyed(redis: Redis) -> dict[str, int]:
    found: Any = await redis.hgetall(DESTROYED)
    return {session.decode(): int(at) for session, at in found.items()}
