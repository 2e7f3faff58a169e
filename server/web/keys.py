"""Wrong keys: not looked at any faster than people type them."""

from server.live.limits import Buckets


class WrongKeys:
    """How many each address has given lately. Not of one person: a hall can be behind one."""

    def __init__(self) -> None:
        self._buckets = Buckets()

    def are_too_many(self, address: str, now: float) -> bool:
        return self._buckets.is_empty(("key", address), now)

    def note(self, address: str, now: float) -> None:
        self._buckets.take(("key", address), now)
