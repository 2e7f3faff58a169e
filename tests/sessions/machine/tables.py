"""People sit at tables, and some host one."""

from collections import Counter
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions import views as views_module
from sessions.ids import token_hash
from sessions.views import Entities
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LINE, NUMBERS
from tests.sessions.room import FACILITATOR, SERVER


class Tables(Asking):
    @rule(names=st.lists(LINE, max_size=4), labels=st.booleans())
    def set_tables(self, names: list[str | None], labels: bool) -> None:
        asked = [name or "" for name in names]
        self.ask(FACILITATOR, c.SetTables, names=asked, labels=labels)

    @rule(who=NUMBERS, table=st.none() | NUMBERS)
    def take_table(self, who: int, table: int | None) -> None:
        asked = None if table is None else self.one(self.state.tables, table)
        self.ask(self.person(who), c.TakeTable, table=asked)

    @rule(on=st.booleans(), everybody=st.booleans())
    def assign_tables(self, on: bool, everybody: bool) -> None:
        self.ask(FACILITATOR, c.AssignTables, on=on, everybody=everybody)

    @rule()
    def next_table_round(self) -> None:
        self.ask(FACILITATOR, c.NextTableRound)

    @rule(shown=st.booleans())
    def show_tables(self, shown: bool) -> None:
        self.ask(FACILITATOR, c.ShowTables, show=shown)

    @rule(who=NUMBERS, table=NUMBERS, key=st.sampled_from(["key", "key", "wrong"]))
    def host_table(self, who: int, table: int, key: str) -> None:
        asked = self.one(self.state.tables, table)
        self.ask(SERVER, c.IssueHostKeys, keys={asked: token_hash("key")})
        self.ask(self.person(who), c.HostTable, table=asked, key=key)

    @rule(who=NUMBERS, table=NUMBERS, revoke=st.booleans())
    def end_hosting(self, who: int, table: int, revoke: bool) -> None:
        if revoke:
            self.ask(FACILITATOR, c.RevokeHosts, table=self.one(self.state.tables, table))
        else:
            self.ask(self.person(who), c.StopHosting)

    @rule(who=NUMBERS, at=st.none() | NUMBERS, summary=st.booleans())
    def post_at_table(self, who: int, at: int | None, summary: bool) -> None:
        asked: dict[str, Any] = {"text": self.text("idea"), "summary": summary, "table_round": at}
        self.ask(self.person(who), c.PostIdea, **asked)

    # Whole turns, which single commands seldom happen to add up to.

    @rule(everybody=st.booleans())
    def sit_together(self, everybody: bool) -> None:
        """Enough at one table for its name to be told."""
        self.ask(FACILITATOR, c.SetTables, names=[""])
        self.ask(FACILITATOR, c.AssignTables, on=True, everybody=everybody)
        self.post_at_table(0, None, False)

    def check_tables(self, seen: dict[str, Entities]) -> None:
        state, console = self.state, seen["facilitator"]
        sat = Counter(p.tables.get(state.table_round) for p in state.people.values())
        for key, table in state.tables.items():
            assert table.people == sat[key]
            here = [p.id for p in state.people.values() if p.tables.get(state.table_round) == key]
            assert table.phones == state.apart(here)
            assert table.open or not table.people
            hosts = [one.id for one in state.people.values() if one.host == key]
            assert sorted(table.hosts) == sorted(hosts)
            assert {state.people[one].tables[state.table_round] for one in hosts} <= {key}
        for audience in views_module.AUDIENCES:
            assert audience == "facilitator" or not seen[audience]["seats"]
            for key, idea in seen[audience]["ideas"].items():
                if idea.table in state.tables and not idea.summary:
                    assert state.table_labels or audience == "facilitator"
                    assert state.tables[idea.table].most[idea.table_round] >= 3
                    assert not state.ideas[key].few
                    assert idea.table == console["ideas"][key].table
