"""What one audience of a session is sent: snapshots, and deltas that gather what was touched."""

from collections import deque
from collections.abc import Set
from typing import Any

import msgspec

from sessions import views
from sessions.delta import Changes, Key, changes
from sessions.fold import Fold
from sessions.views import Audience
from sessions.wire import Delta, Position

# How many deltas back a phone can be and still be caught up without a snapshot.
REMEMBERED = 2000
MOST_RESUMED = 400


class EncodedSnapshot(msgspec.Struct, frozen=True):
    """A `wire.Snapshot` whose view is encoded already."""

    epoch: str
    seq: int
    view: msgspec.Raw


class Channel:
    """Follows one audience's view. Everything here is called where the state is durable."""

    def __init__(self, audience: Audience, position: Position) -> None:
        self.audience = audience
        self.pending: set[Key] = set()
        self._sent = position
        self._complete_since = position.seq
        self._ring: deque[tuple[int, frozenset[Key]]] = deque()
        self._present: set[Key] | None = None
        self._snapshot: EncodedSnapshot | None = None
        self._checked = True

    def touch(self, keys: set[Key]) -> None:
        if keys:
            self.pending |= keys
            self._checked = False

    def snapshot(self, fold: Fold) -> EncodedSnapshot:
        """The whole view, encoded once until something that this audience sees is touched.

        Its position is where that was, so that all who come meanwhile get the very same: what
        happened since is not for this audience.
        """
        if self._snapshot is None or self._is_stale(fold):
            view = views.view(fold.state, self.audience)
            # What went but was not yet told of stays: others may have seen it.
            self._present = self._present or set()
            self._present |= _keys(view)
            at = fold.position
            self._snapshot = EncodedSnapshot(at.epoch, at.seq, msgspec.Raw(encoded(view)))
        self._checked = True
        return self._snapshot

    def _is_stale(self, fold: Fold) -> bool:
        if self._checked:
            return False
        # While people vote in secret, a thousand who join get the same bytes.
        return bool(self._visible(changes(fold.state, self.audience, self.pending)))

    def flush(self, fold: Fold) -> Delta | None:
        """The delta since the last one; None when it would say nothing."""
        pending, self.pending = self.pending, set()
        if self._present is None:
            # Nobody has ever seen this view: there is nothing to catch up with.
            self._complete_since = fold.position.seq
            return None
        found = self._visible(changes(fold.state, self.audience, pending))
        if not found:
            return None
        keys = _keys(found.set) | _keys(found.gone)
        self._present |= _keys(found.set)
        self._present -= _keys(found.gone)
        self._snapshot = None
        self._keep(fold.position.seq, keys)
        # What showed nothing to this audience was not sent: the next delta reaches back over it.
        before, self._sent = self._sent, fold.position
        return Delta(before.epoch, before.seq, fold.position.seq, found.set, found.gone)

    def resume(self, fold: Fold, position: Position) -> Delta | None:
        """What somebody missed since `position`; None when only a snapshot can tell."""
        now = fold.position
        if position.epoch != now.epoch or not self._complete_since <= position.seq <= now.seq:
            return None
        if self._present is None:
            if self.pending:
                return None
            self.snapshot(fold)
        sent = {key for seq, keys in self._ring if seq > position.seq for key in keys}
        if len(sent | self.pending) > MOST_RESUMED:
            return None
        found = self._visible(changes(fold.state, self.audience, sent | self.pending), sent)
        assert self._present is not None
        # What is pending was seen by this one: should it go again, that must be told.
        self._present |= _keys(found.set)
        return Delta(now.epoch, position.seq, now.seq, found.set, found.gone)

    def _visible(self, found: Changes, sent: Set[Key] = frozenset()) -> Changes:
        """Without the going of what this audience never saw: that would tell of it."""
        assert self._present is not None
        present = self._present
        gone: dict[str, list[str]] = {}
        for name, ids in found.gone.items():
            for one in ids:
                if (name, one) in present or (name, one) in sent:
                    gone.setdefault(name, []).append(one)
        found.gone = gone
        return found

    def _keep(self, seq: int, keys: set[Key]) -> None:
        self._ring.append((seq, frozenset(keys)))
        if len(self._ring) > REMEMBERED:
            self._complete_since, _ = self._ring.popleft()


def encoded(view: views.Entities) -> bytes:
    return msgspec.json.encode(view)


def _keys(collections: dict[str, Any]) -> set[Key]:
    return {(name, key) for name, entities in collections.items() for key in entities}
