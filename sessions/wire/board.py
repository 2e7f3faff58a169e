"""How the board is directed."""

from sessions.wire.base import Entity


class BoardEntity(Entity, frozen=True):
    """The one entity of collection `board`, for boards and facilitators; its id is `board`.

    `turned` counts pages turned by remote control, back ones as -1: boards turn by the difference.
    """

    frozen: bool = False
    paused: bool = False
    large: bool = False
    joining: bool = False
    turned: int = 0
