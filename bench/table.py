"""What was measured, for people to read."""

from collections.abc import Callable

from rich.table import Table

from bench.measure import Measured

ROWS: list[tuple[str, Callable[[Measured], str]]] = [
    ("all in after, s", lambda m: f"{m.join_seconds:.1f}"),
    ("  bytes to join, a phone", lambda m: f"{m.join_bytes_per_phone:,.0f}"),
    ("  CPU to join, ms a phone", lambda m: f"{m.join_cpu_ms_per_phone:.2f}"),
    ("votes acknowledged", lambda m: f"{m.votes_acknowledged} of {m.votes}"),
    ("  a second", lambda m: f"{m.votes_per_second:,.0f}"),
    ("vote to ack, ms p50", lambda m: f"{m.to_ack_ms.p50:,.0f}"),
    ("                p95", lambda m: f"{m.to_ack_ms.p95:,.0f}"),
    ("                p99", lambda m: f"{m.to_ack_ms.p99:,.0f}"),
    ("vote to board, ms p50", lambda m: f"{m.to_board_ms.p50:,.0f}"),
    ("                  p95", lambda m: f"{m.to_board_ms.p95:,.0f}"),
    ("                  p99", lambda m: f"{m.to_board_ms.p99:,.0f}"),
    ("all delivered after, s", lambda m: f"{m.delivered_after_seconds:.1f}"),
    ("messages a phone", lambda m: f"{m.messages_per_phone:,.1f}"),
    ("bytes a phone", lambda m: f"{m.bytes_per_phone:,.0f}"),
    ("server CPU for the votes, s", lambda m: f"{m.cpu_seconds:.2f}"),
    ("  a vote, us", lambda m: f"{m.cpu_us_per_vote:,.0f}"),
    ("  a delivered message, us", lambda m: f"{m.cpu_us_per_message:.1f}"),
    ("load's own core, % busy", lambda m: f"{m.load_cpu_share * 100:.0f}"),
    ("others on server's, %", lambda m: f"{(m.others_share or 0) * 100:.0f}"),
]

RATIOS: list[tuple[str, Callable[[Measured], float]]] = [
    ("p99 to the board", lambda m: m.to_board_ms.p99),
    ("bytes a phone", lambda m: m.bytes_per_phone),
    ("CPU a vote", lambda m: m.cpu_us_per_vote),
    ("CPU a delivered message", lambda m: m.cpu_us_per_message),
    ("time until all are in", lambda m: m.join_seconds),
]


def table(measured: list[Measured]) -> Table:
    """One column a run."""
    found = Table("people", box=None, pad_edge=False)
    for one in measured:
        found.add_column(f"{one.room}\n{one.people:,}", justify="right")
    for name, value in ROWS:
        found.add_row(name, *(value(m) for m in measured))
    return found


def ratios(measured: list[Measured]) -> list[str]:
    """How many times as much the plain room needs, for each number of people."""
    lines: list[str] = []
    for ours in measured:
        for other in measured:
            if ours.room == "Pledgewall" != other.room and other.people == ours.people:
                said = ", ".join(
                    f"{name} {value(other) / value(ours):.1f}"
                    for name, value in RATIOS
                    if value(ours)
                )
                lines.append(f"{other.room} : {ours.room} at {ours.people} people: {said}")
    return lines
