"""People come, and say who they are."""

from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LINE, NUMBERS
from tests.sessions.room import SERVER


class People(Asking):
    @rule()
    def join(self) -> None:
        number = len(self.room.state.people) + 1
        if number <= 5:
            names = {"participant": f"secret-person-{number}", "seat": f"secret-seat-{number}"}
            self.ask(SERVER, c.Join, **names, lang="cy")

    @rule(who=NUMBERS, name=LINE)
    def set_name(self, who: int, name: str | None) -> None:
        self.ask(self.person(who), c.SetName, name=name or "")
