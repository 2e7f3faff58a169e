"""What a newcomer gets over HTTP, encoded and compressed once for everybody."""

import asyncio
import gzip
from collections.abc import Callable

# A thousand people who scan the code together cost as much as one, also while others vote.
FRESH_SECONDS = 0.2


class FirstViews:
    """Keeps the last one, plain and compressed, for a moment."""

    def __init__(self) -> None:
        self._epoch = ""
        self._made_at = float("-inf")
        self._plain = b""
        self._zipped = b""

    def get(self, epoch: str, zipped: bool, make: Callable[[], bytes]) -> bytes:
        """The view of this epoch: what was made last, or what `make` gives now."""
        now = asyncio.get_running_loop().time()
        if epoch != self._epoch or now - self._made_at > FRESH_SECONDS:
            made = make()
            self._epoch, self._made_at = epoch, now
            if made != self._plain:
                self._plain, self._zipped = made, b""
        if zipped and not self._zipped:
            self._zipped = compressed(self._plain)
        return self._zipped if zipped else self._plain


def compressed(view: bytes) -> bytes:
    """A view as it goes over the wire."""
    return gzip.compress(view, compresslevel=6)
