"""How much one participant may ask for: a token bucket each, never one for an address.

A whole hall can stand behind one address.
"""

BURST = 30
PER_SECOND = 6.0


class Bucket:
    """Full at first; every command takes one."""

    def __init__(self, now: float) -> None:
        self._tokens = float(BURST)
        self._at = now

    def take(self, now: float) -> float:
        """Take one. Returns 0, or the seconds to wait when there is none."""
        self._tokens = min(BURST, self._tokens + (now - self._at) * PER_SECOND)
        self._at = now
        if self._tokens < 1:
            return (1 - self._tokens) / PER_SECOND
        self._tokens -= 1
        return 0.0
