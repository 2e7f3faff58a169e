"""Tells a room's phones, boards and consoles what changed, gathered into few messages.

The first change after a quiet moment goes out at once; what follows waits for the audience's next
turn. A thousand votes within a second cost each phone one message, not a thousand.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any

from server.live.channel import Channel, EncodedSnapshot
from server.live.clients import Client
from server.live.fanout import Event, end, is_slow, part, send
from server.live.room import Personal, Room
from sessions.delta import Key, my_changes
from sessions.views import AUDIENCES, Audience
from sessions.wire import Delta, Live, MeDelta, Position, Role

BOARD_PERIOD = 0.1
PHONE_PERIOD = 0.25
LONGEST_PHONE_PERIOD = 1.0
# One core writes about so many messages a second with half of it left for everything else.
MESSAGES_PER_SECOND = 2000
LIVE_PERIOD = 0.5
NOWHERE = Position("", 0)

Start = Callable[[Coroutine[Any, Any, None]], object]


class Turn:
    """Calls `act` at once after a quiet moment, else when the period since the last is over."""

    def __init__(self, period: Callable[[], float], act: Callable[[], None]) -> None:
        self._period = period
        self._act = act
        self._last = float("-inf")
        self._handle: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        if self._handle is not None:
            return
        loop = asyncio.get_running_loop()
        wait = max(0.0, self._last + self._period() - loop.time())
        self._handle = loop.call_later(wait, self._go)

    def _go(self) -> None:
        self._handle = None
        self._last = asyncio.get_running_loop().time()
        self._act()

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None


class Broadcaster:
    """Listens to one room."""

    def __init__(self, room: Room, start: Start) -> None:
        self.room = room
        self.clients: dict[str, Client] = {}
        self._start = start
        self._by_role: dict[Role, dict[str, Client]] = {role: {} for role in AUDIENCES}
        self._by_participant: dict[str, dict[str, Client]] = {}
        self._channels = {one: Channel(one, room.fold.position) for one in AUDIENCES}
        self._turns = {one: self._turn(one) for one in AUDIENCES}
        self._live_turn = Turn(lambda: LIVE_PERIOD, lambda: room.soon(self._send_live))
        self._live: Live | None = None
        room.listener = self

    def close(self) -> None:
        for turn in (*self._turns.values(), self._live_turn):
            turn.stop()

    # Clients

    def add(self, client: Client) -> None:
        """Send this client everything from now on. Called where the state is durable."""
        self.clients[client.sid] = client
        self._by_role[client.role][client.sid] = client
        if client.role == "attendee":
            self._by_participant.setdefault(client.actor.id, {})[client.sid] = client
            self._live_turn.ask()
        else:
            self._tell_live(client)

    def remove(self, sid: str) -> None:
        client = self.clients.pop(sid, None)
        if client is None:
            return
        part(client)
        self._by_role[client.role].pop(sid, None)
        if client.role == "attendee":
            own = self._by_participant[client.actor.id]
            own.pop(sid, None)
            if not own:
                del self._by_participant[client.actor.id]
            self._live_turn.ask()

    def resync(self, client: Client) -> None:
        """Send this client the whole view, once, with its audience's next turn."""
        client.behind = NOWHERE
        self._turns[client.role].ask()

    def snapshot(self, audience: Audience) -> EncodedSnapshot:
        return self._channels[audience].snapshot(self.room.fold)

    def resume(self, audience: Audience, position: Position) -> Delta | None:
        return self._channels[audience].resume(self.room.fold, position)

    # What the room tells

    def released(self, shared: set[Key], personal: list[Personal]) -> None:
        self._part_with_revoked()
        if shared:
            for audience, channel in self._channels.items():
                channel.touch(shared)
                self._turns[audience].ask()
        self._tell_persons(personal)
        if self._live != self._count():
            self._live_turn.ask()

    def restarted(self) -> None:
        """Begin again under the new epoch: everybody gets a snapshot."""
        for client in self.clients.values():
            client.behind = None
        for audience in AUDIENCES:
            self._channels[audience] = Channel(audience, self.room.fold.position)
            send(
                self._by_role[audience].values(),
                Event("snapshot", self.snapshot(audience)),
                self._start,
            )

    def _part_with_revoked(self) -> None:
        """End the connections of consoles whose link was revoked."""
        links = self.room.fold.state.facilitators
        consoles = self._by_role["facilitator"].values()
        if revoked := [client for client in consoles if client.actor.id not in links]:
            end(revoked, self._start)

    def _tell_persons(self, personal: list[Personal]) -> None:
        told: dict[tuple[str, str | None], set[Key]] = {}
        for one in personal:
            if one.participant in self._by_participant:
                told.setdefault((one.participant, one.origin), set()).update(one.keys)
        for (participant, origin), keys in told.items():
            others = [
                client for sid, client in self._by_participant[participant].items() if sid != origin
            ]
            if others:
                found = my_changes(self.room.fold.state, participant, keys)
                send(others, Event("me", MeDelta(found.set, found.gone)), self._start)

    # What goes out

    def _turn(self, audience: Audience) -> Turn:
        def period() -> float:
            if audience != "attendee":
                return BOARD_PERIOD
            wanted = len(self._by_role["attendee"]) / MESSAGES_PER_SECOND
            return min(LONGEST_PHONE_PERIOD, max(PHONE_PERIOD, wanted))

        return Turn(period, lambda: self.room.soon(lambda: self._flush(audience)))

    def _flush(self, audience: Audience) -> None:
        delta = self._channels[audience].flush(self.room.fold)
        clients = self._by_role[audience]
        if delta is not None and clients:
            position = Position(delta.epoch, delta.from_)
            send(self._following(clients.values(), position), Event("delta", delta), self._start)
        for client in list(clients.values()):
            if client.behind:
                self._catch_up(client)

    def _following(self, clients: Iterable[Client], position: Position) -> Iterator[Client]:
        """Those who read as fast as they are written to. The others stay where they are."""
        for client in clients:
            if client.behind:
                continue
            if is_slow(client):
                client.behind = position
            else:
                yield client

    def _catch_up(self, client: Client) -> None:
        """Bring a slow client up to date by one delta or a snapshot, once it reads again."""
        if client.behind is None or is_slow(client):
            self._turns[client.role].ask()
            return
        delta = self.resume(client.role, client.behind)
        client.behind = None
        missed = Event("delta", delta) if delta else Event("snapshot", self.snapshot(client.role))
        send([client], missed, self._start)
        if client.role != "attendee":
            self._tell_live(client)

    def _tell_live(self, client: Client) -> None:
        live = self._count()
        send([client], Event("live", live), self._start)
        if live != self._live:
            # This one knows what the others do not: the next turn tells everybody.
            self._live = None

    def _count(self) -> Live:
        ballot = self.room.fold.state.current_ballot
        return Live(connected=len(self._by_participant), voted=ballot.voters if ballot else 0)

    def _send_live(self) -> None:
        live = self._count()
        if live == self._live:
            return
        self._live = live
        watching = [*self._by_role["board"].values(), *self._by_role["facilitator"].values()]
        # Who is slow is told the latest count when caught up.
        watching = [client for client in watching if not is_slow(client)]
        if watching:
            send(watching, Event("live", live), self._start)
