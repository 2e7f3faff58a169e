"""People come, and say who they are."""

from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LINE, NUMBERS
from tests.sessions.room import SERVER


class People(Asking):
    @rule()
    def join(self) -> None:
        number = self.room.state.numbered.get("people", 0) + 1
        if len(self.room.state.people) < 5:
            names = {"participant": f"secret-person-{number}", "seat": f"secret-seat-{number}"}
            self.ask(SERVER, c.Join, **names, lang="cy")

    @rule(who=NUMBERS, name=LINE)
    def set_name(self, who: int, name: str | None) -> None:
        self.ask(self.person(who), c.SetName, name=name or "")
