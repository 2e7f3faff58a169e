"""The remote control of the projected board."""

from typing import Literal

from sessions.commands.base import Command


class DirectBoard(Command, frozen=True):
    """What is left out stays. `turn` goes a page on (1) or back (-1).

    `frozen`: the board holds what it shows; `paused`: nothing on it moves; `large`: larger type;
    `joining`: it shows the way in, until a stage opens.
    """

    frozen: bool | None = None
    paused: bool | None = None
    large: bool | None = None
    joining: bool | None = None
    turn: Literal[-1, 1] | None = None


BoardFacilitatorCommand = DirectBoard
