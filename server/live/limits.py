"""How much one participant may ask for: a token bucket each, never one for an address.

A whole hall can stand behind one address.
"""

BURST = 30
PER_SECOND = 6.0
SWEEP = 1000


class Bucket:
    """Full at first; every command takes one."""

    def __init__(self, now: float) -> None:
        self._tokens = float(BURST)
        self._at = now

    def is_full(self, now: float) -> bool:
        """Whether a new one would be just the same."""
        return self._tokens + (now - self._at) * PER_SECOND >= BURST

    def is_empty(self, now: float) -> bool:
        """Whether there is none to take."""
        return self._tokens + (now - self._at) * PER_SECOND < 1

    def take(self, now: float) -> float:
        """Take one. Returns 0, or the seconds to wait when there is none."""
        self._tokens = min(BURST, self._tokens + (now - self._at) * PER_SECOND)
        self._at = now
        if self._tokens < 1:
            return (1 - self._tokens) / PER_SECOND
        self._tokens -= 1
        return 0.0


class Buckets:
    """The buckets in use, by whom they are for. Full ones are forgotten now and then."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], Bucket] = {}
        self._sweep_at = SWEEP

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: tuple[str, str], now: float) -> float:
        """Take one from somebody's bucket. Returns 0, or the seconds to wait."""
        bucket = self._buckets.get(key)
        if bucket is None:
            if len(self._buckets) >= self._sweep_at:
                self._sweep(now)
            bucket = self._buckets[key] = Bucket(now)
        return bucket.take(now)

    def is_empty(self, key: tuple[str, str], now: float) -> bool:
        """Whether somebody's bucket has none left, without taking one."""
        bucket = self._buckets.get(key)
        return bucket is not None and bucket.is_empty(now)

    def _sweep(self, now: float) -> None:
        kept = {key: bucket for key, bucket in self._buckets.items() if not bucket.is_full(now)}
        self._buckets = kept
        self._sweep_at = max(SWEEP, 2 * len(kept))
