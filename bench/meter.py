"""What processes spent: CPU to the nanosecond where the system tells it, memory."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

from bench import cores


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU, seconds, and what strangers took of the servers' core."""

    cpu: float
    seconds: float
    others: float | None


class Meter:
    """Runs from when it is made. `others` are strangers on the servers' core, as a share of it."""

    def __init__(self, *pids: int, beside: tuple[int, ...] = ()) -> None:
        """`beside` are further servers of this bench: no strangers, but not what is measured."""
        self._pids = pids
        self._ours = (*pids, *beside)
        self._begun = perf_counter()
        self._cpu = self._total(pids)
        self._ours_cpu = self._total(self._ours)
        self._busy = _server_core_busy()

    def cpu(self) -> float:
        """Seconds."""
        return self._total(self._pids) - self._cpu

    def seconds(self) -> float:
        return perf_counter() - self._begun

    def others(self) -> float | None:
        if not cores.can_pin():
            return None
        busy = _server_core_busy() - self._busy
        return max(0.0, busy - (self._total(self._ours) - self._ours_cpu)) / self.seconds()

    def spent(self) -> Spent:
        return Spent(self.cpu(), self.seconds(), self.others())

    @staticmethod
    def _total(pids: tuple[int, ...]) -> float:
        return sum(map(cpu_of, pids))


def cpu_of(pid: int) -> float:
    """The CPU seconds of all threads of a process."""
    try:
        files = list(Path(f"/proc/{pid}/task").glob("*/schedstat"))
        if files:
            return sum(int(file.read_text().split()[0]) for file in files) / 1e9
    except (OSError, ValueError):
        pass
    # In steps of a hundredth of a second.
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def memory_of(pid: int) -> int:
    """The bytes of a process that are in memory."""
    return int(psutil.Process(pid).memory_info().rss)


def peak_of(pid: int) -> int:
    """The most bytes that it had in memory at any time; now, where the system does not tell it."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return memory_of(pid)


def _server_core_busy() -> float:
    times = psutil.cpu_times(percpu=True)[cores.SERVER_CORE]
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0))
