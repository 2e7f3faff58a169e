"""That the bench still runs; what it measures is for people to judge."""

from bench.__main__ import run
from bench.table import ratios, table


async def test_a_small_room_is_measured() -> None:
    [measured] = await run([10], 2, with_node=False)
    assert measured.votes_acknowledged == measured.votes_on_board == measured.votes == 10
    assert 0 < measured.to_ack_ms.p50 < 2000
    assert 0 < measured.to_board_ms.p50 < 2000
    assert measured.messages_per_phone > 1
    assert table([measured]).row_count
    assert ratios([measured]) == []
