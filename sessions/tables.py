"""Tables: set up and sat at; people dealt out to them, and moved on from round to round."""

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import (
    AssignTables,
    NextTableRound,
    SetTables,
    ShowTables,
    TakeTable,
)
from sessions.events import (
    Event,
    HostNamed,
    Seated,
    TableRoundOpened,
    TablesAssigned,
    TablesSet,
    TablesShown,
)
from sessions.hosts import dismiss
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.seating import (
    count_at,
    deal_out,
    open_tables,
    opened,
    seat,
    sit_together,
    touch_ideas,
)
from sessions.state import Participant, SessionState, Step, Table, Touched

MOST_TABLES = 100


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
        deal_out(state, _without_table(state), "", touched)
    if event.labels != state.table_labels:
        state.table_labels = event.labels
        touch_ideas(state, (i for i in state.ideas.values() if i.table in state.tables), touched)
    _touch_tables(state, touched)


def _close(state: SessionState, table: Table, touched: Touched) -> None:
    """Take a table away from whoever sits there."""
    dismiss(state, table, touched)
    for person in state.people.values():
        if person.tables.get(state.table_round) == table.id:
            seat(state, person, None, touched)
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


def take(state: SessionState, command: TakeTable, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    person = state.people[actor.id]
    if command.table is not None:
        opened(state, command.table)
    if command.table == person.tables.get(state.table_round):
        return []
    made: list[Event] = []
    if person.host:
        made.append(HostNamed(at=now, participant=actor.id, table=None))
    return [*made, Seated(at=now, participant=actor.id, table=command.table)]


def on_seated(state: SessionState, event: Seated, touched: Touched) -> None:
    seat(state, state.people[event.participant], event.table, touched)


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
        deal_out(state, placed, event.seed, touched)


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
            seat(state, person, person.host, touched)
    if state.tables_assigned:
        moving = [person for person in state.people.values() if not person.host]
        deal_out(state, moving, event.seed, touched)


def _begin_round(state: SessionState, touched: Touched) -> None:
    """Count who sits where in the round that is now the current one."""
    for table in state.tables.values():
        table.people = table.phones = 0
    for person in state.people.values():
        if at := person.tables.get(state.table_round):
            count_at(state, person, at, 1)
        touched.add_for(person.id, "me", "me")
    _touch_tables(state, touched)


def undo_round(state: SessionState, touched: Touched) -> None:
    """Back to where everybody sat before; what was written meanwhile keeps its round."""
    undone = state.table_round
    for person in state.people.values():
        person.tables.pop(undone, None)
    for table in state.tables.values():
        table.most.pop(undone, None)
    touch_ideas(
        state, (idea for idea in state.ideas.values() if idea.table_round == undone), touched
    )
    state.table_round -= 1
    for person in state.people.values():
        at = person.tables.get(state.table_round)
        if at and not state.tables[at].open:
            del person.tables[state.table_round]
    _begin_round(state, touched)
    for holder in sorted(state.sharing):
        sit_together(state, state.people[holder], touched)
    for person in state.people.values():
        if person.host and person.tables.get(state.table_round) != person.host:
            seat(state, person, person.host, touched)


def show(state: SessionState, command: ShowTables, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    return [] if command.show == state.tables_shown else [TablesShown(at=now, show=command.show)]


def on_shown(state: SessionState, event: TablesShown, touched: Touched) -> None:
    state.tables_shown = event.show
    touched.add("session", "session")


DECIDERS: Deciders = {
    SetTables: set_tables,
    TakeTable: take,
    AssignTables: assign,
    NextTableRound: next_round,
    ShowTables: show,
}
EVOLVERS: Evolvers = {
    TablesSet: on_set,
    Seated: on_seated,
    TablesAssigned: on_assigned,
    TableRoundOpened: on_round_opened,
    TablesShown: on_shown,
}
