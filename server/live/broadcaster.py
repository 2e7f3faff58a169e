"""Tells a room's phones, boards and consoles what changed, gathered into few messages.

The first change after a quiet moment goes out at once; what follows waits for the audience's next
turn. A thousand votes within a second cost each phone one message, not a thousand.
"""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Iterable, Iterator
from typing import Any

import msgspec
import structlog

from server.live.channel import Channel, EncodedSnapshot
from server.live.clients import Client
from server.live.fanout import Event, end, is_slow, part, send
from server.live.first_views import FirstViews
from server.live.listening import Personal
from server.live.peers import PEER_SECONDS, Peers
from server.live.room import Room
from server.live.suggesting import Suggesting
from server.live.turn import Turn
from server.metrics import Metrics
from sessions.delta import Key, my_changes
from sessions.views import AUDIENCES, Audience
from sessions.wire import Delta, Live, MeDelta, Position, Role, Team

BOARD_PERIOD = 0.1
PHONE_PERIOD = 0.25
LONGEST_PHONE_PERIOD = 1.0
# To all phones together. The core would write ten times as many; it is the hall's network that
# carries no more: a thousand phones that vote get 32 Mbit/s of it (docs/performance.md).
MESSAGES_PER_SECOND = 2000
LIVE_PERIOD = 0.5
NOWHERE = Position("", 0)

Start = Callable[[Coroutine[Any, Any, None]], object]
# Is told of an event in which words were erased, or that was deleted.
Forgotten = Callable[[str], Coroutine[Any, Any, None]]
log = structlog.get_logger()


class Broadcaster:
    """Listens to one room."""

    def __init__(
        self,
        room: Room,
        start: Start,
        metrics: Metrics | None = None,
        forgotten: Forgotten | None = None,
    ) -> None:
        self.room = room
        self.metrics = metrics or Metrics()
        self.clients: dict[str, Client] = {}
        self.gone = False
        self._forgotten = forgotten
        self._start = start
        self._by_role: dict[Role, dict[str, Client]] = {role: {} for role in AUDIENCES}
        self._by_participant: dict[str, dict[str, Client]] = {}
        self._channels = {one: Channel(one, room.fold.position) for one in AUDIENCES}
        self._turns = {one: self._turn(one) for one in AUDIENCES}
        self._live_turn = Turn(lambda: LIVE_PERIOD, lambda: room.soon(self._send_live))
        self._live: Live | None = None
        self._team: Team | None = None
        self._first_views = FirstViews()
        self.suggesting = Suggesting(room)
        self._told = 0
        self._peers = Peers()
        self._stage = room.fold.state.stage
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
        if client.actor.role == "facilitator":
            # This one has not heard who is here.
            self._team = None
            self._live_turn.ask()

    def tell(self, clients: Iterable[Client], event: Event) -> None:
        """Send an event to these clients, and count that once for all of them."""
        sent = send(clients, event, self._start)
        self.metrics.sent(event.name, event.size, sent.by_frame, sent.by_queue)
        if sent.dropped:
            self.metrics.dropped("full", sent.dropped)

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
        if client.actor.role in ("attendee", "facilitator"):
            self._live_turn.ask()

    def resync(self, client: Client) -> None:
        """Send this client the whole view, once, with its audience's next turn."""
        client.behind = NOWHERE
        self._turns[client.role].ask()

    def snapshot(self, audience: Audience) -> EncodedSnapshot:
        return self._channels[audience].snapshot(self.room.fold)

    def first_view(self, *, zipped: bool) -> bytes:
        """The attendees' snapshot for HTTP: made once for all who come within a moment.

        It may be behind by that moment, and says its position: the socket goes on from there.
        """
        return self._first_views.get(self.room.fold.position.epoch, zipped, self._first_view)

    def _first_view(self) -> bytes:
        return msgspec.json.encode(self.snapshot("attendee"))

    def resume(self, audience: Audience, position: Position) -> Delta | None:
        return self._channels[audience].resume(self.room.fold, position)

    # What the room tells

    def released(self, shared: set[Key], personal: list[Personal]) -> None:
        self._part_with_revoked()
        self._note_stage()
        if shared:
            self.suggesting.touched(shared)
            for audience, channel in self._channels.items():
                channel.touch(shared)
                self._turns[audience].ask()
        self._tell_persons(personal)
        if self._live != self._count():
            self._live_turn.ask()

    def restarted(self) -> None:
        """Begin again under the new epoch: everybody gets a snapshot."""
        self.suggesting.restarted()
        for client in self.clients.values():
            client.behind = None
        for audience in AUDIENCES:
            self._channels[audience] = Channel(audience, self.room.fold.position)
            self.tell(self._by_role[audience].values(), Event("snapshot", self.snapshot(audience)))

    def forgot(self) -> None:
        if self._forgotten:
            self._start(self._forgotten(self.room.code))

    def ended(self) -> None:
        """Part with everybody: who comes back is told that there is no such event."""
        self.gone = True
        self.metrics.dropped("deleted", len(self.clients))
        end(list(self.clients.values()), self._start)

    def peer(self, worker: str, connected: int) -> bool:
        new = self._peers.hear(worker, connected)
        self._live_turn.ask()
        asyncio.get_running_loop().call_later(PEER_SECONDS, self._live_turn.ask)
        return new

    def _part_with_revoked(self) -> None:
        """End the connections of members whose link was revoked."""
        links = self.room.fold.state.facilitators
        if revoked := [one for one in self._consoles() if one.actor.id not in links]:
            self.metrics.dropped("revoked", len(revoked))
            end(revoked, self._start)

    def _consoles(self) -> list[Client]:
        """Every member's: a scribe's is shown what boards are."""
        watching = (*self._by_role["facilitator"].values(), *self._by_role["board"].values())
        return [client for client in watching if client.actor.role == "facilitator"]

    def _note_stage(self) -> None:
        """Log which stage is open now, where that is another one."""
        state = self.room.fold.state
        if state.stage != self._stage:
            self._stage = state.stage
            stage = state.open_stage
            log.info("stage_open", session=self.room.code, kind=stage.kind if stage else "none")

    def _tell_persons(self, personal: list[Personal]) -> None:
        told: dict[tuple[str, str | None], set[Key]] = {}
        for one in personal:
            if self._clients_of(one.participant):
                told.setdefault((one.participant, one.origin), set()).update(one.keys)
        state = self.room.fold.state
        for (participant, origin), keys in told.items():
            clients = self._clients_of(participant)
            others = [client for client in clients if client.sid != origin]
            if others:
                found = my_changes(state, participant, keys)
                person = state.people.get(participant)
                seat = person.held.seat if person and person.held else None
                self.tell(others, Event("me", MeDelta(found.set, found.gone, seat)))

    def _clients_of(self, participant: str) -> Collection[Client]:
        """Who is told what somebody alone may see: their phone, or whoever holds their seat."""
        state = self.room.fold.state
        person = state.people.get(participant)
        held = person.held if person else None
        holder = held.holder if held else participant
        if holder is None:
            return ()
        if person is None or holder in state.people:
            # Who was erased learns it, as long as they are connected.
            return self._by_participant.get(holder, {}).values()
        secret = state.team[holder].secret
        return [client for client in self._consoles() if client.actor.id == secret]

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
            position, event = Position(delta.epoch, delta.from_), Event("delta", delta)
            self.metrics.tick(audience, event.size)
            self.tell(self._following(clients.values(), position), event)
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
                self.metrics.skipped.inc()
            else:
                yield client

    def _catch_up(self, client: Client) -> None:
        """Bring a slow client up to date by one delta or a snapshot, once it reads again."""
        if client.behind is None or is_slow(client):
            self._turns[client.role].ask()
            return
        lost = client.behind is NOWHERE
        delta = self.resume(client.role, client.behind)
        client.behind = None
        missed = Event("delta", delta) if delta else Event("snapshot", self.snapshot(client.role))
        self.metrics.caught_up("lost" if lost else "slow", missed.name)
        self.tell([client], missed)
        if client.role != "attendee":
            self._tell_live(client)

    @property
    def connected(self) -> int:
        """How many people are connected, here and at other workers."""
        return self._here() + self._peers.connected()

    def _here(self) -> int:
        """How many people are connected to this worker: each with a phone, or a seat on one."""
        state = self.room.fold.state
        shared = (state.people[one] for one in state.sharing if one in self._by_participant)
        seats = sum(sum(1 for _ in state.with_phone_of(person)) - 1 for person in shared)
        return len(self._by_participant) + seats

    def _tell_live(self, client: Client) -> None:
        live = self._count()
        self.tell([client], Event("live", live))
        if live != self._live:
            # This one knows what the others do not: the next turn tells everybody.
            self._live = None

    def _count(self) -> Live:
        state = self.room.fold.state
        voted = state.current_ballot.voters if state.current_ballot else 0
        return Live(connected=self.connected, voted=voted, paper=state.on_paper)

    def _send_team(self) -> None:
        """Tell facilitators and moderators which members are connected to this worker."""
        secrets = {client.actor.id for client in self._consoles()}
        members = self.room.fold.state.team.values()
        here = Team([one.id for one in members if one.secret in secrets and not one.revoked])
        if here != self._team:
            self._team = here
            self.tell(self._by_role["facilitator"].values(), Event("team", here))

    def _send_live(self) -> None:
        self._send_team()
        here = self._here()
        if self._told != here:
            self._told = here
            self.room.tell(here)
        live = self._count()
        if live == self._live:
            return
        self._live = live
        watching = [*self._by_role["board"].values(), *self._by_role["facilitator"].values()]
        # Who is slow is told the latest count when caught up.
        watching = [client for client in watching if not is_slow(client)]
        if watching:
            self.tell(watching, Event("live", live))
