"""How a server that is told to stop parts with its phones.

What they asked before is committed and answered. Then each connection is ended by a word of its
own, upon which clients come back at once, to another worker or to this one's successor.
"""

import asyncio
from collections.abc import Mapping

import structlog

from server.live.sockets import Socket

# How long a command under way is waited for: a log that hangs must not keep the server.
MOMENT = 1.0
# A thousand phones that come back in the same instant would wait for each other.
STEPS = 20
STEP_SECONDS = 0.05
FEWEST_A_STEP = 50

log = structlog.get_logger()


class Handover:
    """Carried out once, when nobody can connect any more and before the rooms are closed."""

    def __init__(self) -> None:
        self.begun = False
        self._sockets: Mapping[str, Socket] = {}

    def of(self, sockets: Mapping[str, Socket]) -> None:
        """Say where the open connections are, by Engine.IO id."""
        self._sockets = sockets

    async def carry_out(self) -> None:
        """Part with everybody, also with those who were still connecting when it began."""
        self.begun = True
        parting: dict[Socket, asyncio.Task[None]] = {}
        while staying := [one for one in self._sockets.values() if one not in parting]:
            if not parting:
                log.info("handing_over", connections=len(staying))
            size = max(FEWEST_A_STEP, -(-len(staying) // STEPS))
            for socket in staying[:size]:
                parting[socket] = asyncio.create_task(socket.take_leave(MOMENT))
            await (asyncio.sleep(STEP_SECONDS) if len(staying) > size else _all(parting))


async def _all(parting: Mapping[Socket, asyncio.Task[None]]) -> None:
    await asyncio.gather(*parting.values(), return_exceptions=True)
