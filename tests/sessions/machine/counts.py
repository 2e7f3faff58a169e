"""How many there are, counted again."""

from collections import Counter

from sessions import views as views_module
from sessions.views import Entities
from tests.sessions.machine.asking import Asking


class Counts(Asking):
    def check_counts(self, seen: dict[str, Entities]) -> None:
        board, phone, console = seen["board"], seen["attendee"], seen["facilitator"]
        for view in (board, phone, console):
            counts = view["session"]["session"].counts
            assert counts.ideas == len(board["ideas"])
            assert counts.pledges == len(board["pledges"])
        waiting = sum(idea.status == "held" for idea in console["ideas"].values())
        assert console["session"]["session"].counts.held == waiting
        assert board["session"]["session"].counts.held == 0
        promised = sum(pledge.status == "held" for pledge in console["pledges"].values())
        assert console["session"]["session"].counts.held_pledges == promised
        assert board["session"]["session"].counts.held_pledges == 0
        assert list(phone["ideas"]) == sorted(board["ideas"])[: views_module.SAMPLE]
        posted = Counter(idea.stage for idea in self.state.ideas.values())
        assert {key: stage.ideas for key, stage in board["stages"].items()} == {
            key: posted[key] for key in self.state.stages
        }
