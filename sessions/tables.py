"""Tables: set up, sat at, hosted; people dealt out to them, and moved on from round to round."""

from collections.abc import Iterable

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import (
    AssignTables,
    HostTable,
    IssueHostKeys,
    NextTableRound,
    RevokeHosts,
    SetTables,
    ShowTables,
    StopHosting,
    TakeTable,
)
from sessions.dealing import deal
from sessions.events import (
    Event,
    HostKeysIssued,
    HostNamed,
    HostsRevoked,
    Seated,
    TableRoundOpened,
    TablesAssigned,
    TablesSet,
    TablesShown,
)
from sessions.ids import derive, token_hash
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import FEWEST_AT_TABLE, Idea, Participant, SessionState, Step, Table, Touched
from sessions.votes import touch_hosts

MOST_TABLES = 100
MOST_HOST_KEYS = 20


def set_tables(state: SessionState, command: SetTables, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    names = names_of(command.names)
    same = names == [table.name or "" for table in open_tables(state)]
    if same and command.labels == state.table_labels:
        return []
    return [TablesSet(at=now, names=names, labels=command.labels)]


def names_of(asked: list[str]) -> list[str]:
    """The names of tables, as they are kept."""
    if len(asked) > MOST_TABLES:
        raise Refuse(Code.TOO_MANY)
    return [words.optional(name, text.NAME_LENGTH) or "" for name in asked]


def open_tables(state: SessionState) -> list[Table]:
    return [table for table in state.tables.values() if table.open]


def lay(state: SessionState, names: list[str]) -> None:
    """Put the tables of these names into the room."""
    for number, name in enumerate(names, 1):
        key = f"t{number}"
        table = state.tables.setdefault(key, Table(id=key, n=number))
        table.name = name or None
        table.open = True


def on_set(state: SessionState, event: TablesSet, touched: Touched) -> None:
    lay(state, event.names)
    for table in open_tables(state):
        if table.n > len(event.names):
            _close(state, table, touched)
    if state.tables_assigned:
        _deal(state, _without_table(state), "", touched)
    if event.labels != state.table_labels:
        state.table_labels = event.labels
        _touch_ideas(state, (i for i in state.ideas.values() if i.table in state.tables), touched)
    _touch_tables(state, touched)


def _close(state: SessionState, table: Table, touched: Touched) -> None:
    """Take a table away from whoever sits there."""
    _dismiss(state, table, touched)
    for person in state.people.values():
        if person.tables.get(state.table_round) == table.id:
            _seat(state, person, None, touched)
    table.open = False
    table.keys = []
    table.version += 1


def _without_table(state: SessionState) -> list[Participant]:
    return [one for one in state.people.values() if state.table_round not in one.tables]


def _touch_tables(state: SessionState, touched: Touched) -> None:
    touched.add("session", "session")
    for key in state.tables:
        touched.add("tables", key)
        touched.add("seats", key)


def _touch_ideas(state: SessionState, ideas: Iterable[Idea], touched: Touched) -> None:
    """Touch ideas of which it changed whether their table is told."""
    for idea in ideas:
        touched.add("ideas", idea.into or idea.id)
        if state.is_public(idea):
            touch_hosts(state, idea, touched)


# Seats


def take(state: SessionState, command: TakeTable, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    person = state.people[actor.id]
    if command.table is not None:
        _open(state, command.table)
    if command.table == person.tables.get(state.table_round):
        return []
    made: list[Event] = []
    if person.host:
        made.append(HostNamed(at=now, participant=actor.id, table=None))
    return [*made, Seated(at=now, participant=actor.id, table=command.table)]


def _open(state: SessionState, asked: str) -> Table:
    table = state.tables.get(asked)
    if table is None or not table.open:
        raise Refuse(Code.NO_SUCH_TABLE)
    return table


def on_seated(state: SessionState, event: Seated, touched: Touched) -> None:
    _seat(state, state.people[event.participant], event.table, touched)


def _seat(state: SessionState, person: Participant, to: str | None, touched: Touched) -> None:
    at = state.table_round
    before = person.tables.pop(at, None)
    if before:
        state.tables[before].people -= 1
        touched.add("seats", before)
    if to:
        table = state.tables[to]
        person.tables[at] = to
        table.people += 1
        touched.add("seats", to)
        if table.people > table.most.get(at, 0):
            table.most[at] = table.people
            if table.people == FEWEST_AT_TABLE:
                own = (i for i in state.ideas.values() if (i.table, i.table_round) == (to, at))
                _touch_ideas(state, own, touched)
    touched.add_for(person.id, "me", "me")


def seat_arrival(state: SessionState, person: Participant, touched: Touched) -> None:
    """Give somebody new a table, where people are given theirs."""
    if state.tables_assigned and open_tables(state):
        _deal(state, [person], "", touched)
        # Should the round be undone, that is their place too.
        person.tables |= dict.fromkeys(
            range(1, state.table_round), person.tables[state.table_round]
        )


def _deal(state: SessionState, people: list[Participant], seed: str, touched: Touched) -> None:
    """Spread people over the tables. A host's place is taken: hosts are not among them."""
    tables = open_tables(state)
    if not tables:
        return
    sat = {table.id: table.people for table in tables}
    for person in people:
        if before := person.tables.get(state.table_round):
            sat[before] -= 1
    been = {person.id: set(person.tables.values()) for person in people}
    for key, table in deal(been, sat, seed).items():
        _seat(state, state.people[key], table, touched)


def assign(state: SessionState, command: AssignTables, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if not open_tables(state):
        raise Refuse(Code.NO_SUCH_TABLE)
    if not command.on and not state.tables_assigned:
        return []
    seed = derive(actor.id, command.id)
    return [TablesAssigned(at=now, on=command.on, everybody=command.everybody, seed=seed)]


def on_assigned(state: SessionState, event: TablesAssigned, touched: Touched) -> None:
    state.tables_assigned = event.on
    touched.add("session", "session")
    if event.on:
        guests = [person for person in state.people.values() if not person.host]
        placed = guests if event.everybody else _without_table(state)
        _deal(state, placed, event.seed, touched)


# Rounds


def next_round(state: SessionState, command: NextTableRound, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if not open_tables(state):
        raise Refuse(Code.NO_SUCH_TABLE)
    return [TableRoundOpened(at=now, seed=derive(actor.id, command.id))]


def on_round_opened(state: SessionState, event: TableRoundOpened, touched: Touched) -> None:
    state.remember(Step("tables"), touched)
    state.table_round += 1
    _begin_round(state, touched)
    for person in state.people.values():
        if person.host:
            _seat(state, person, person.host, touched)
    if state.tables_assigned:
        moving = [person for person in state.people.values() if not person.host]
        _deal(state, moving, event.seed, touched)


def _begin_round(state: SessionState, touched: Touched) -> None:
    """Count who sits where in the round that is now the current one."""
    for table in state.tables.values():
        table.people = 0
    for person in state.people.values():
        if at := person.tables.get(state.table_round):
            state.tables[at].people += 1
        touched.add_for(person.id, "me", "me")
    _touch_tables(state, touched)


def undo_round(state: SessionState, touched: Touched) -> None:
    """Back to where everybody sat before; what was written meanwhile keeps its round."""
    undone = state.table_round
    for person in state.people.values():
        person.tables.pop(undone, None)
    for table in state.tables.values():
        table.most.pop(undone, None)
    _touch_ideas(
        state, (idea for idea in state.ideas.values() if idea.table_round == undone), touched
    )
    state.table_round -= 1
    for person in state.people.values():
        at = person.tables.get(state.table_round)
        if at and not state.tables[at].open:
            del person.tables[state.table_round]
    _begin_round(state, touched)
    for person in state.people.values():
        if person.host and person.tables.get(state.table_round) != person.host:
            _seat(state, person, person.host, touched)


def show(state: SessionState, command: ShowTables, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    return [] if command.show == state.tables_shown else [TablesShown(at=now, show=command.show)]


def on_shown(state: SessionState, event: TablesShown, touched: Touched) -> None:
    state.tables_shown = event.show
    touched.add("session", "session")


# Hosts


def issue_keys(state: SessionState, command: IssueHostKeys, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    keys = {
        table: key for table, key in command.keys.items() if key not in _open(state, table).keys
    }
    return [HostKeysIssued(at=now, keys=keys)] if keys else []


def on_keys_issued(state: SessionState, event: HostKeysIssued, touched: Touched) -> None:
    for key, hashed in event.keys.items():
        table = state.tables[key]
        table.keys = [*table.keys, hashed][-MOST_HOST_KEYS:]
        touched.add("seats", key)


def host(state: SessionState, command: HostTable, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    table = _open(state, command.table)
    if token_hash(command.key) not in table.keys:
        raise Refuse(Code.BAD_TOKEN)
    if state.people[actor.id].host == table.id:
        return []
    return [HostNamed(at=now, participant=actor.id, table=table.id)]


def stop_hosting(state: SessionState, command: StopHosting, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    if state.people[actor.id].host is None:
        return []
    return [HostNamed(at=now, participant=actor.id, table=None)]


def on_host_named(state: SessionState, event: HostNamed, touched: Touched) -> None:
    person = state.people[event.participant]
    if person.host:
        _dismiss(state, state.tables[person.host], touched, person.id)
    if event.table:
        table = state.tables[event.table]
        person.host = table.id
        table.hosts = [*table.hosts, person.id]
        _seat(state, person, table.id, touched)
        _touch_hosted(state, table, person.id, touched)


def _dismiss(state: SessionState, table: Table, touched: Touched, only: str | None = None) -> None:
    """Take the hosting from one person, or from all who host this table."""
    for one in table.hosts:
        if only in (None, one):
            state.people[one].host = None
            _touch_hosted(state, table, one, touched)
    table.hosts = [one for one in table.hosts if only not in (None, one)]


def _touch_hosted(state: SessionState, table: Table, host: str, touched: Touched) -> None:
    touched.add("seats", table.id)
    touched.add_for(host, "me", "me")
    for key in state.public_ideas:
        if state.ideas[key].table == table.id:
            touched.add_for(host, "hosted", key)


def revoke(state: SessionState, command: RevokeHosts, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    table = _open(state, command.table)
    return [HostsRevoked(at=now, table=table.id)] if table.keys or table.hosts else []


def on_revoked(state: SessionState, event: HostsRevoked, touched: Touched) -> None:
    table = state.tables[event.table]
    _dismiss(state, table, touched)
    table.keys = []
    table.version += 1
    touched.add("seats", table.id)


DECIDERS: Deciders = {
    SetTables: set_tables,
    TakeTable: take,
    AssignTables: assign,
    NextTableRound: next_round,
    ShowTables: show,
    IssueHostKeys: issue_keys,
    HostTable: host,
    StopHosting: stop_hosting,
    RevokeHosts: revoke,
}
EVOLVERS: Evolvers = {
    TablesSet: on_set,
    Seated: on_seated,
    TablesAssigned: on_assigned,
    TableRoundOpened: on_round_opened,
    TablesShown: on_shown,
    HostKeysIssued: on_keys_issued,
    HostNamed: on_host_named,
    HostsRevoked: on_revoked,
}
