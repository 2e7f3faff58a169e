"""What Redis does in one step for a session. Every script gets the same keys.

KEYS: head, log, words, answers, waiting, workers, pictures, checkpoint, outbox.

The head names a session's epoch, its last seq and that commit's id: to see one's own id there means
that it was written, and only the answer got lost. `turn` and `until` in it are whose turn it is to
append, where several workers serve one session; `waiting` is who comes next. The turn keeps workers
from being in each other's way; what keeps the order is the head alone.

`workers` are those that follow the session, by the second in which they last said so: to hear of
one's own commits would cost half as much again as to write them.
"""

# Milliseconds that a turn lasts at most: whoever dies in it holds the others up no longer.
TURN_MS = 1000
# Seconds after which a worker that does not say that it follows is taken for gone.
GONE_SECONDS = 30

# ARGV: channel, own worker, commit id, seq, epoch, then as `create` or `append` says; 11 is what
# goes with this commit, and from 12 on come the words, field by field.
_WRITE = f"""
local function tell(what)
  local since = redis.call('TIME')[1] - {GONE_SECONDS}
  local others = redis.call('ZCOUNT', KEYS[6], since, '+inf')
  if (tonumber(redis.call('ZSCORE', KEYS[6], ARGV[2]) or '0') or 0) >= since then
    others = others - 1
  end
  if others > 0 then
    redis.call('PUBLISH', ARGV[1], what)
  end
end
"""
_WRITE += """
local function delete(key, names)
  for first = 1, #names, 1000 do
    redis.call('HDEL', key, unpack(names, first, math.min(first + 999, #names)))
  end
end
local function forget()
  local gone = cjson.decode(ARGV[11])
  delete(KEYS[3], gone.words or {})
  delete(KEYS[7], gone.pictures or {})
  if gone.all_answers then
    redis.call('DEL', KEYS[4])
  end
  for seq, left in pairs(gone.answers or {}) do
    if left == '' then
      redis.call('HDEL', KEYS[4], seq)
    else
      redis.call('HSET', KEYS[4], seq, left)
    end
  end
  local people = {}
  for _, person in ipairs(gone.people or {}) do
    people[person] = true
  end
  for _, mail in ipairs(gone.people and redis.call('HKEYS', KEYS[9]) or {}) do
    if people[string.match(mail, '^(%S+) ')] then
      redis.call('HDEL', KEYS[9], mail)
    end
  end
  redis.call('DEL', KEYS[8])
  redis.call('HSET', KEYS[8], 'dropped', ARGV[4])
end
local function write(...)
  local id = redis.call('XADD', KEYS[2], ...)
  if not id then
    return redis.error_reply('LOST the stream of this session is gone')
  end
  if ARGV[11] ~= '' then
    forget()
  end
  redis.call('HSET', KEYS[1], 'epoch', ARGV[5], 'seq', ARGV[4], 'commit', ARGV[3])
  if ARGV[10] ~= '' then
    redis.call('HSET', KEYS[4], ARGV[4], ARGV[10])
  end
  for first = 12, #ARGV, 1000 do
    redis.call('HSET', KEYS[3], unpack(ARGV, first, math.min(first + 999, #ARGV)))
  end
  tell('commit ' .. ARGV[2] .. ' ' .. ARGV[4])
  return 1
end
local head = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'commit', 'turn')
local entry = {ARGV[4] .. '-0', 'commit', ARGV[3], 'body', ARGV[8], 'words', ARGV[9]}
if ARGV[11] ~= '' then
  entry[#entry + 1] = 'gone'
  entry[#entry + 1] = ARGV[11]
end
if head[3] == ARGV[3] then
  return 1
end
"""

# Gives the turn to who waits longest, if it is this worker's to give.
_PASS = f"""
local function pass()
  local next = redis.call('LPOP', KEYS[5])
  if not next then
    return redis.call('HDEL', KEYS[1], 'turn', 'until')
  end
  local now = redis.call('TIME')
  local till = now[1] * 1000 + math.floor(now[2] / 1000) + {TURN_MS}
  redis.call('HSET', KEYS[1], 'turn', next, 'until', till)
  redis.call('PUBLISH', ARGV[1], 'turn ' .. next)
end
"""

CREATE = f"""{_WRITE}
if redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then
  return 0
end
return write(unpack(entry))
"""

# ARGV[6]: the seq that the head must have; ARGV[7]: the commit it must name, if that is known.
# Answers 1, or the head that stands in the way: epoch, seq, commit.
APPEND = f"""{_PASS}{_WRITE}
if head[1] ~= ARGV[5] or head[2] ~= ARGV[6] or (ARGV[7] ~= '' and head[3] ~= ARGV[7]) then
  return {{head[1], head[2], head[3]}}
end
local written = write('NOMKSTREAM', unpack(entry))
if head[4] == ARGV[2] then
  pass()
end
return written
"""

# ARGV: channel, own worker. Answers 0 and the head's seq, or the milliseconds to wait at most.
TAKE_TURN = f"""
local head = redis.call('HMGET', KEYS[1], 'seq', 'turn', 'until')
local now = redis.call('TIME')
now = now[1] * 1000 + math.floor(now[2] / 1000)
local left = (tonumber(head[3] or '0') or 0) - now
if head[2] and head[2] ~= ARGV[2] and left > 0 then
  if not redis.call('LPOS', KEYS[5], ARGV[2]) then
    redis.call('RPUSH', KEYS[5], ARGV[2])
  end
  return {{left, head[1]}}
end
if not head[1] then
  return {{0, '0'}}
end
redis.call('LREM', KEYS[5], 0, ARGV[2])
redis.call('HSET', KEYS[1], 'turn', ARGV[2], 'until', now + {TURN_MS})
return {{0, head[1]}}
"""

PASS_TURN = f"""{_PASS}
if redis.call('HGET', KEYS[1], 'turn') == ARGV[2] then
  pass()
end
"""

# A history that lost acknowledged commits for good goes on as another one: ARGV: channel, own
# worker, the epoch that ends, the one that begins.
RENEW = """
if redis.call('HGET', KEYS[1], 'epoch') == ARGV[3] then
  redis.call('HSET', KEYS[1], 'epoch', ARGV[4])
  redis.call('PUBLISH', ARGV[1], 'epoch ' .. ARGV[2])
end
"""

# ARGV: own worker. Follows, or goes on following.
FOLLOW = f"""
local now = redis.call('TIME')[1]
redis.call('ZADD', KEYS[6], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[6], '-inf', now - {GONE_SECONDS})
redis.call('EXPIRE', KEYS[6], {2 * GONE_SECONDS})
"""
