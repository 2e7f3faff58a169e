"""`make bench`."""

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import uvloop
from rich.console import Console

from bench import cores
from bench.measure import Measured, measure
from bench.rooms import node_room, pledgewall
from bench.table import ratios, table

RESULTS = Path(__file__).parent / "results"


async def run(people: list[int], seconds: float, *, with_node: bool) -> list[Measured]:
    """Every room at every size, one after the other."""
    measured: list[Measured] = []
    with cores.left_as_they_were():
        for number in people:
            with tempfile.TemporaryDirectory() as folder:
                async with pledgewall(Path(folder)) as room:
                    measured.append(await measure(room, number, seconds))
            if with_node:
                async with node_room() as room:
                    measured.append(await measure(room, number, seconds))
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="What a room costs.")
    parser.add_argument("--people", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--seconds", type=float, default=10.0, help="in which all vote")
    parser.add_argument("--without-node", action="store_true", help="only this server")
    asked = parser.parse_args()
    say = Console(highlight=False, soft_wrap=True).print
    pinned = "server and load pinned to one each" if cores.can_pin() else "nothing pinned"
    say(f"On {cores.number()} cores, {pinned}. Each person votes once within {asked.seconds:g} s.")
    measured = uvloop.run(run(asked.people, asked.seconds, with_node=not asked.without_node))
    say(table(measured))
    for line in ratios(measured):
        say(line)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}.jsonl"
    file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in measured))
    say(f"Written to {file.relative_to(RESULTS.parent.parent)}")


if __name__ == "__main__":
    main()
