"""Tables, and who sits at them, in numbers."""

from sessions import wire as w
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight


def _table(state: SessionState, audience: Audience, key: str) -> w.TableEntity | None:
    table = state.tables.get(key)
    if table is None:
        return None
    return w.TableEntity(id=key, n=table.n, name=table.name, open=table.open)


def _seats(state: SessionState, audience: Audience, key: str) -> w.SeatsEntity | None:
    table = state.tables.get(key)
    if table is None or not table.open or audience != "facilitator":
        return None
    linked = bool(table.keys)
    return w.SeatsEntity(id=key, people=table.people, hosts=len(table.hosts), linked=linked)


ENTITIES: dict[str, Sight] = {"tables": _table, "seats": _seats}
