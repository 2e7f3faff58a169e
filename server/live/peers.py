"""The other workers that serve a session."""

import asyncio

# Workers say every five seconds how many people they have: who is silent for longer is gone.
PEER_SECONDS = 15.0


class Peers:
    """How many people each of them has in the session, as it said last."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[int, float]] = {}

    def hear(self, worker: str, connected: int) -> bool:
        """What a worker says; whether it is one that was not known."""
        new = worker not in self._said
        self._said[worker] = (connected, asyncio.get_running_loop().time())
        return new

    def connected(self) -> int:
        """How many people they have together."""
        if not self._said:
            return 0
        since = asyncio.get_running_loop().time() - PEER_SECONDS
        self._said = {one: said for one, said in self._said.items() if said[1] > since}
        return sum(connected for connected, _ in self._said.values())
