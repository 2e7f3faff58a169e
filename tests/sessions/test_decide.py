from typing import get_args

from sessions.commands import ActFor, AnyCommand, ServerCommand
from sessions.decide import _DECIDERS


def test_every_command_is_decided_by_one_rule() -> None:
    asked = {*get_args(AnyCommand), *get_args(ServerCommand)}
    # What is asked for a seat is decided as what it holds.
    assert _DECIDERS.keys() == asked - {ActFor}
