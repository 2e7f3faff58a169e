"""From touched keys to a delta, and from an old view and a delta to the new view."""

from collections.abc import Iterable
from typing import Any

from sessions import me, views
from sessions.state import SessionState
from sessions.views import Audience, Entities

Key = tuple[str, str]


class Changes:
    """What a delta says: entities set, and ids gone, by collection."""

    def __init__(self) -> None:
        self.set: Entities = {}
        self.gone: dict[str, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self.set or self.gone)

    def put(self, key: Key, entity: Any | None) -> None:
        collection, one = key
        if entity is None:
            self.gone.setdefault(collection, []).append(one)
        else:
            self.set.setdefault(collection, {})[one] = entity


def changes(state: SessionState, audience: Audience, touched: Iterable[Key]) -> Changes:
    """How the touched entities stand for this audience now. Its cost follows the keys alone."""
    found = Changes()
    for key in filter(None, (views.seen(audience, key) for key in touched)):
        found.put(key, views.entity(state, audience, *key))
    return found


def my_changes(state: SessionState, participant: str, touched: Iterable[Key]) -> Changes:
    """The same for what one person alone sees."""
    found = Changes()
    for key in touched:
        found.put(key, me.entity(state, participant, *key))
    return found


def apply(view: Entities, set_: Entities, gone: dict[str, list[str]]) -> Entities:
    """The view after a delta. The law: apply(old view, delta) == new view."""
    new = {collection: dict(entities) for collection, entities in view.items()}
    for collection, entities in set_.items():
        new.setdefault(collection, {}).update(entities)
    for collection, ids in gone.items():
        for one in ids:
            new.get(collection, {}).pop(one, None)
    return new
