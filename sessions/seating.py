"""Who sits at which table, and what may be told of it."""

from collections.abc import Iterable

from sessions.dealing import deal
from sessions.refusals import Code, Refuse
from sessions.state import FEWEST_AT_TABLE, Idea, Participant, SessionState, Table, Touched
from sessions.votes import touch_hosts


def open_tables(state: SessionState) -> list[Table]:
    return [table for table in state.tables.values() if table.open]


def opened(state: SessionState, asked: str) -> Table:
    table = state.tables.get(asked)
    if table is None or not table.open:
        raise Refuse(Code.NO_SUCH_TABLE)
    return table


def too_few(state: SessionState, table: str | None, number: int | None) -> bool:
    """Whether fewer people sit at a table in this round than would hide who of them writes.

    Who comes later, or was there before, hides nobody: everybody sees when an idea came.
    """
    if table not in state.tables or number is None:
        return False
    if number == state.table_round:
        return state.tables[table].phones < FEWEST_AT_TABLE
    sat = (key for key, person in state.people.items() if person.tables.get(number) == table)
    return state.apart(list(sat)) < FEWEST_AT_TABLE


def touch_ideas(state: SessionState, ideas: Iterable[Idea], touched: Touched) -> None:
    """Touch ideas of which it changed whether their table is told."""
    for idea in ideas:
        touched.add("ideas", idea.into or idea.id)
        if state.is_public(idea):
            touch_hosts(state, idea, touched)


def seat(state: SessionState, person: Participant, to: str | None, touched: Touched) -> None:
    """Give somebody a place, and with them whoever uses their phone."""
    for one in state.with_phone_of(person):
        _place(state, one, to, touched)


def sit_together(state: SessionState, holder: Participant, touched: Touched) -> None:
    """Who uses somebody's phone sits where its owner does; who no longer does, nowhere."""
    at = holder.tables.get(state.table_round)
    together = {one.id for one in state.with_phone_of(holder)}
    for person in (state.people[key] for key in holder.seats.values()):
        to = at if person.id in together else None
        if person.tables.get(state.table_round) != to:
            _place(state, person, to, touched)


def _place(state: SessionState, person: Participant, to: str | None, touched: Touched) -> None:
    at = state.table_round
    before = person.tables.pop(at, None)
    if before:
        count_at(state, person, before, -1)
        touched.add("seats", before)
    if to:
        table = state.tables[to]
        person.tables[at] = to
        count_at(state, person, to, 1)
        touched.add("seats", to)
        if table.phones > table.most.get(at, 0):
            table.most[at] = table.phones
            if table.phones == FEWEST_AT_TABLE:
                own = (i for i in state.ideas.values() if (i.table, i.table_round) == (to, at))
                touch_ideas(state, own, touched)
    touched.add_for(person.id, "me", "me")


def count_at(state: SessionState, person: Participant, table: str, more: int) -> None:
    """Count somebody at a table, or no more."""
    found = state.tables[table]
    found.people += more
    if not state.shares_phone(person):
        found.phones += more


def forget(state: SessionState, touched: Touched) -> None:
    """Where anybody sat, or hosts: what may be told of ideas was settled before."""
    for person in state.people.values():
        person.tables = {}
        person.host = None
        touched.add_for(person.id, "me", "me")
    rounds = range(1, state.table_round + 1)
    for table in state.tables.values():
        for host in table.hosts:
            for key in state.public_ideas:
                touched.add_for(host, "hosted", key)
        table.people = table.phones = 0
        table.hosts = []
        table.most = dict.fromkeys(rounds, FEWEST_AT_TABLE)
        touched.add("tables", table.id)
        touched.add("seats", table.id)
    touched.add("session", "session")


def deal_out(state: SessionState, people: list[Participant], seed: str, touched: Touched) -> None:
    """Spread people over the tables. A host's place is taken: hosts are not among them.

    Whoever shares a phone goes where it goes.
    """
    people = [person for person in people if not state.shares_phone(person)]
    tables = open_tables(state)
    if not tables:
        return
    sat = {table.id: table.people for table in tables}
    for person in people:
        if before := person.tables.get(state.table_round):
            sat[before] -= sum(1 for _ in state.with_phone_of(person))
    been = {person.id: set(person.tables.values()) for person in people}
    for key, table in deal(been, sat, seed).items():
        seat(state, state.people[key], table, touched)


def seat_arrival(state: SessionState, person: Participant, touched: Touched) -> None:
    """Give somebody new a table, where people are given theirs."""
    if state.tables_assigned and open_tables(state):
        deal_out(state, [person], "", touched)
        # Should the round be undone, that is their place too.
        person.tables |= dict.fromkeys(
            range(1, state.table_round), person.tables[state.table_round]
        )
