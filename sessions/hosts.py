"""Hosts: who stays at a table while the others move, reads what it said, and speaks for it."""

from sessions.actor import Actor
from sessions.commands import HostTable, IssueHostKeys, RevokeHosts, StopHosting
from sessions.events import Event, HostKeysIssued, HostNamed, HostsRevoked
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.seating import opened, seat
from sessions.state import SessionState, Table, Touched

MOST_HOST_KEYS = 20


def issue_keys(state: SessionState, command: IssueHostKeys, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    keys = {
        table: key for table, key in command.keys.items() if key not in opened(state, table).keys
    }
    return [HostKeysIssued(at=now, keys=keys)] if keys else []


def on_keys_issued(state: SessionState, event: HostKeysIssued, touched: Touched) -> None:
    for key, hashed in event.keys.items():
        table = state.tables[key]
        table.keys = [*table.keys, hashed][-MOST_HOST_KEYS:]
        touched.add("seats", key)


def host(state: SessionState, command: HostTable, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    table = opened(state, command.table)
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
        dismiss(state, state.tables[person.host], touched, person.id)
    if event.table:
        table = state.tables[event.table]
        person.host = table.id
        table.hosts = [*table.hosts, person.id]
        seat(state, person, table.id, touched)
        _touch_hosted(state, table, person.id, touched)


def dismiss(state: SessionState, table: Table, touched: Touched, only: str | None = None) -> None:
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
    table = opened(state, command.table)
    return [HostsRevoked(at=now, table=table.id)] if table.keys or table.hosts else []


def on_revoked(state: SessionState, event: HostsRevoked, touched: Touched) -> None:
    table = state.tables[event.table]
    dismiss(state, table, touched)
    table.keys = []
    table.version += 1
    touched.add("seats", table.id)


DECIDERS: Deciders = {
    IssueHostKeys: issue_keys,
    HostTable: host,
    StopHosting: stop_hosting,
    RevokeHosts: revoke,
}
EVOLVERS: Evolvers = {
    HostKeysIssued: on_keys_issued,
    HostNamed: on_host_named,
    HostsRevoked: on_revoked,
}
