"""A 2G cell at the edge of its reach, as a TCP connection feels it.

What is modelled: a shared medium of 50 kbit/s in each direction; a quarter of a second for what
follows a pause; of every hundred segments thirty are lost, and sent again by TCP after a time-out
that doubles with every further loss of the same segment; now and then a connection is reset.
What is not: TCP's own fast retransmission and congestion control (a lost segment costs its whole
time-out here, which is worse), and lost packets as such: over TCP, a page only ever sees the delay.
Chance is seeded; only how connections interleave differs from run to run.

A real `tc netem` would need rights and a kernel module that neither a laptop nor every machine that
runs these tests has.
"""

import asyncio
from random import Random

BYTES_PER_SECOND = 50_000 / 8
LATENCY = 0.25
LOST = 0.3
RESET = 0.004
FIRST_TIMEOUT = 0.5
LONGEST_TIMEOUT = 4.0


class Air:
    """`carry` returns when the segment has arrived; it raises when the connection is lost."""

    segment = 1400

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._ways = {"up": asyncio.Lock(), "down": asyncio.Lock()}
        self.lost = 0
        self.resets = 0

    async def carry(self, way: str, size: int) -> None:
        if size < self.segment:
            await asyncio.sleep(LATENCY)  # the end of a burst: nothing follows in its wake
        timeout = FIRST_TIMEOUT
        while True:
            async with self._ways[way]:
                await asyncio.sleep(size / BYTES_PER_SECOND)
            if self._random.random() >= LOST:
                break
            self.lost += 1
            await asyncio.sleep(timeout)
            timeout = min(timeout * 2, LONGEST_TIMEOUT)
        if self._random.random() < RESET:
            self.resets += 1
            raise ConnectionResetError
