"""Who is connected and what is in memory: counted when asked for."""

from collections import Counter
from collections.abc import Iterable

from server.live.broadcaster import Broadcaster
from server.live.fanout import transport
from server.metrics import Census


def census(found: Iterable[Broadcaster]) -> Census:
    """What these rooms hold now."""
    now = Census()
    connections: Counter[tuple[str, str]] = Counter()
    for one in found:
        length = one.room.fold.position.seq
        now.sessions += 1
        now.commits += length
        now.longest = max(now.longest, length)
        for client in one.clients.values():
            connections[client.role, transport(client)] += 1
            now.behind += client.behind is not None
    now.connections = dict(connections)
    return now
