"""That this bench, too, still runs."""

import pytest

from bench import startup
from server.live.keeping import LEAST


async def test_a_small_session_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, number in (("PEOPLE", 20), ("IDEAS", 10), ("STARTS", 1), ("JOINS", 3)):
        monkeypatch.setattr(startup, name, number)
    rows = await startup.run(["sqlite"], LEAST + 10, at_once=200)
    (_, begun), (_, ended) = rows
    assert begun.with_checkpoint is None
    assert ended.with_checkpoint
    assert ended.with_checkpoint.all > 0
    assert ended.join_ms > 0
    assert startup.table(rows).row_count == 2
