"""`make bench`, or `python -m bench NAME...` for some of it."""

import argparse
import resource
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import uvloop
from rich.console import Console

from bench import (
    acks,
    board,
    broadcast,
    console,
    cores,
    desk,
    ground,
    growth,
    joining,
    memory,
    rates,
    slow,
    suggestions,
    voting,
    workers,
)
from bench.figures import Figure, Unmeasured, line, table
from bench.sizes import FULL, SMALL, Sizes

RESULTS = Path(__file__).parent / "results"
MEASURES: dict[str, Callable[[Sizes], Awaitable[list[Figure]]]] = {
    "broadcast": broadcast.measure,
    "hall": voting.hall,
    "room": voting.room,
    "rates": rates.measure,
    "acks": acks.measure,
    "joining": joining.measure,
    "memory": memory.measure,
    "workers": workers.measure,
    "growth": growth.measure,
    "suggestions": suggestions.measure,
    "board": board.measure,
    "console": console.measure,
    "desk": desk.measure,
    "slow": slow.measure,
}

say = Console(highlight=False, width=170 if not sys.stdout.isatty() else None).print


async def run(names: Sequence[str], sizes: Sizes, unmeasured: list[str]) -> list[Figure]:
    """One measure after the other. `unmeasured` takes in what could not be, and why."""
    figures: list[Figure] = []
    with cores.on_the_loads():
        for name in names:
            begun = perf_counter()
            try:
                figures += await MEASURES[name](sizes)
            except Unmeasured as why:
                unmeasured.append(f"{name}: {why}")
                continue
            say(f"{name}: {perf_counter() - begun:.0f} s", style="dim")
    return figures


def main() -> None:
    if sys.argv[1:2] == ["ground"]:
        ground.main(*map(Path, sys.argv[2:]))
        return
    parser = argparse.ArgumentParser(prog="python -m bench", description="What a room costs.")
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], help="all without any")
    parser.add_argument("--small", action="store_true", help="only see that it runs")
    asked = parser.parse_args()
    _allow_connections()
    pinned = "servers and load pinned to one each" if cores.can_pin() else "nothing pinned"
    say(f"On {cores.number()} cores, {pinned}.")
    begun, at = perf_counter(), datetime.now(UTC)
    unmeasured: list[str] = []
    names = asked.names or list(MEASURES)
    figures = uvloop.run(run(names, SMALL if asked.small else FULL, unmeasured))
    say(table(figures))
    not_reached = sum(figure.reached is False for figure in figures)
    bars = sum(figure.bar is not None for figure in figures)
    say(f"{bars - not_reached} of {bars} bars reached, in {perf_counter() - begun:.0f} s.")
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{at:%Y-%m-%dT%H%M%S}.jsonl"
    file.write_bytes(b"".join(line(one, at.isoformat(timespec="seconds")) for one in figures))
    say(f"Written to {file.relative_to(RESULTS.parent.parent)}")
    if unmeasured:
        sys.exit("\n".join(unmeasured))


def _allow_connections() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    main()
