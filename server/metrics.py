"""What `/metrics` tells, in numbers that name nobody and no event.

Labels come from short fixed lists: never what a person sent, never a code or an id. What is
counted for every command or broadcast has its labels resolved beforehand.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

OK = "ok"
# The types of commands that were not read: of no known form; sent too fast to be looked at.
INVALID = "invalid"
UNREAD = "unread"

AUDIENCES = ("attendee", "board", "facilitator")
EVENTS = ("welcome", "delta", "snapshot", "me", "live", "team")

_COMMIT_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_COMMIT_COMMANDS = (1, 2, 5, 10, 25, 50, 100, 256)
_TICK_BYTES = (100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 100_000, 500_000)
_LAG_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
_LAG_EVERY = 1.0

disable_created_metrics()  # type: ignore[no-untyped-call]


@dataclass
class Census:
    """Who is here and what is held, at one moment. Connections are by role and transport."""

    connections: dict[tuple[str, str], int] = field(default_factory=dict)
    behind: int = 0
    sessions: int = 0
    commits: int = 0
    longest: int = 0


class Metrics:
    """All metrics of one server, in a registry of their own."""

    def __init__(self, log: str = "memory") -> None:
        """`log` is where the commits are kept: sqlite, redis."""
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        build = self._gauge("build_info", "The version, and where commits are kept.", "version log")
        build.labels(program_version(), log).set(1)
        self._watch_live()
        self._watch_commits()

    def _watch_live(self) -> None:
        counted = self._counter("commands", "Commands answered.", "type outcome")
        self._commands: dict[tuple[str, str], Counter] = {}
        self._of_command = counted.labels
        ticks = self._histogram("tick_bytes", "Size of one delta to one audience.", _TICK_BYTES)
        self._ticks = {one: ticks.labels(one).observe for one in AUDIENCES}
        sent = self._counter("messages", "Messages given to clients.", "event way")
        size = self._counter("message_bytes", "Bytes of those messages.", "event")
        self._sent = {
            event: (sent.labels(event, "frame"), sent.labels(event, "queue"), size.labels(event))
            for event in EVENTS
        }
        self.skipped = self._counter("clients_skipped", "Times that a client fell behind.")
        self._dropped = self._counter("clients_dropped", "Connections ended by us.", "reason")
        self._caught_up = self._counter("catch_ups", "Clients brought up to date.", "reason kind")

    def _watch_commits(self) -> None:
        self.commit_seconds = self._histogram(
            "commit_seconds", "Until a commit was durable.", _COMMIT_SECONDS, ""
        )
        self.commit_commands = self._histogram(
            "commit_commands", "Commands that one commit answers.", _COMMIT_COMMANDS, ""
        )
        self.conflicts = self._counter("commit_conflicts", "Commits that came second.")
        self.failures = self._counter("commit_failures", "Commits that the log did not take.")
        self._lag = self._histogram(
            "loop_lag_seconds", "How late the event loop was.", _LAG_SECONDS, ""
        )

    def _counter(self, name: str, told: str, labels: str = "") -> Counter:
        return Counter(f"pledgewall_{name}", told, labels.split(), registry=self.registry)

    def _gauge(self, name: str, told: str, labels: str) -> Gauge:
        return Gauge(f"pledgewall_{name}", told, labels.split(), registry=self.registry)

    def _histogram(
        self, name: str, told: str, buckets: tuple[float, ...], labels: str = "audience"
    ) -> Histogram:
        return Histogram(
            f"pledgewall_{name}", told, labels.split(), buckets=buckets, registry=self.registry
        )

    def watch(self, census: Callable[[], Census]) -> None:
        """Have what is here now counted whenever somebody asks."""
        self.registry.register(_Present(census))

    def command(self, kind: str, outcome: str) -> None:
        """Count a command: by its type, INVALID or UNREAD; OK or the code of its refusal."""
        counted = self._commands.get((kind, outcome))
        if counted is None:
            counted = self._commands[kind, outcome] = self._of_command(kind, outcome)
        counted.inc()

    def tick(self, audience: str, size: int) -> None:
        """Count a delta of this size to an audience, however many it goes to."""
        self._ticks[audience](size)

    def sent(self, event: str, size: int, by_frame: int, by_queue: int) -> None:
        """Count a message to so many clients at once."""
        frames, queues, sizes = self._sent[event]
        if by_frame:
            frames.inc(by_frame)
        if by_queue:
            queues.inc(by_queue)
        sizes.inc(size * (by_frame + by_queue))

    def dropped(self, reason: str, clients: int = 1) -> None:
        """Count connections that were ended: full, unread, unwelcomed, revoked."""
        self._dropped.labels(reason).inc(clients)

    def caught_up(self, reason: str, kind: str) -> None:
        """Count a client that was slow, returned or lost the thread: by a delta, a snapshot."""
        self._caught_up.labels(reason, kind).inc()

    def totals(self) -> dict[str, int]:
        """What the last log line of a server says."""
        names = ("commands", "messages", "clients_skipped", "clients_dropped", "commit_failures")
        return {name: round(self._total(name)) for name in names}

    def _total(self, name: str) -> float:
        families = self.registry.restricted_registry([f"pledgewall_{name}_total"]).collect()
        return sum(sample.value for family in families for sample in family.samples)

    async def sample_lag(self) -> NoReturn:
        """Note every second how late the event loop calls what is due."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _LAG_EVERY
            await asyncio.sleep(_LAG_EVERY)
            self._lag.observe(max(0.0, loop.time() - due))


class _Present(Collector):
    """Gauges that are counted when asked for: so they cannot drift."""

    def __init__(self, census: Callable[[], Census]) -> None:
        self._census = census

    def collect(self) -> Iterator[Metric]:
        now = self._census()
        yield _connections(now.connections)
        plain = {
            "connections_behind": ("Clients that read too slowly just now.", now.behind),
            "sessions_loaded": ("Sessions in memory.", now.sessions),
            "log_commits": ("Commits in the log of the sessions in memory.", now.commits),
            "log_commits_longest": ("Commits in the longest of them.", now.longest),
        }
        for name, (told, value) in plain.items():
            yield GaugeMetricFamily(f"pledgewall_{name}", told, value)


def _connections(found: Mapping[tuple[str, str], int]) -> Metric:
    family = GaugeMetricFamily(
        "pledgewall_connections", "Welcomed connections.", labels=("role", "transport")
    )
    for role in AUDIENCES:
        for transport in ("websocket", "polling"):
            family.add_metric((role, transport), found.get((role, transport), 0))
    return family


def program_version() -> str:
    """The installed package's; `source` where it runs without being installed."""
    try:
        return version("pledgewall")
    except PackageNotFoundError:
        return "source"
