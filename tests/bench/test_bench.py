"""That the bench still runs; what it measures is for people to judge."""

import shutil

import pytest

from bench.__main__ import MEASURES, run
from bench.figures import table
from bench.sizes import SMALL
from tests import tools


@pytest.mark.parametrize("name", [name for name in MEASURES if name not in ("broadcast", "room")])
async def test_a_little_is_measured(name: str) -> None:
    if name == "workers" and not (shutil.which("nginx") and tools.path("redis-server")):
        pytest.skip("there is no nginx or no Redis here")
    figures = await run([name], SMALL)
    assert all(0 <= figure.value < float("inf") for figure in figures)
    assert table(figures).row_count == len(figures)
