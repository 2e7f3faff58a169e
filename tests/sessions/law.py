"""The law of deltas, held against everybody in the room: apply(old view, delta) == new view."""

from sessions import delta, me, views
from sessions.state import SessionState, Touched
from sessions.views import AUDIENCES, Entities


class Watch:
    """Follows a state by deltas alone, as every screen and phone does."""

    def __init__(self, state: SessionState) -> None:
        self.state = state
        self.views: dict[str, Entities] = {a: views.view(state, a) for a in AUDIENCES}
        self.mine: dict[str, Entities] = {p: me.me(state, p) for p in state.people}
        self.gathered = Touched()

    def gather(self, touched: Touched) -> None:
        """Keep the keys that a command touched until the next tick."""
        self.gathered.shared |= touched.shared
        for person, keys in touched.personal.items():
            self.gathered.personal.setdefault(person, set()).update(keys)

    def tick(self) -> None:
        """Send what was gathered, and check that nobody sees anything else than a newcomer."""
        keys, self.gathered = self.gathered, Touched()
        for audience in AUDIENCES:
            changed = delta.changes(self.state, audience, keys.shared)
            self.views[audience] = delta.apply(self.views[audience], changed.set, changed.gone)
            assert self.views[audience] == views.view(self.state, audience), audience
        for person in self.state.people:
            mine = self.mine.get(person)
            if mine is None:
                self.mine[person] = me.me(self.state, person)
                continue
            changed = delta.my_changes(self.state, person, keys.personal.get(person, set()))
            self.mine[person] = delta.apply(mine, changed.set, changed.gone)
            assert self.mine[person] == me.me(self.state, person), person
