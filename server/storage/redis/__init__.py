"""The log in Redis: `log` is its front, every other file one thing behind it."""

from server.storage.redis.log import RedisLog

__all__ = ["RedisLog"]
