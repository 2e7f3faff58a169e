"""The server's time goes on steadily, whatever is done to the system's clock."""

from server.clock import LED_BY, Clock

SECOND = 1_000_000_000
HOUR = 3600 * SECOND


class Machine:
    """A computer whose clock can be set."""

    def __init__(self) -> None:
        self.true = 0
        self.set_by = 50 * HOUR
        self.clock = Clock(lambda: self.true + self.set_by, lambda: self.true)

    def passes(self, time: int, step: int = SECOND // 10) -> list[int]:
        """What the clock says meanwhile."""
        said = []
        for _ in range(time // step):
            self.true += step
            said.append(self.clock.now_ns())
        return said


def test_it_tells_the_time() -> None:
    machine = Machine()
    assert machine.clock.now_ns() == 50 * HOUR
    assert machine.passes(HOUR)[-1] == 51 * HOUR


def test_a_clock_that_is_set_moves_no_timer() -> None:
    for jump in (HOUR, -HOUR):
        machine = Machine()
        begun = machine.clock.now_ns()
        machine.set_by += jump
        said = machine.passes(600 * SECOND)
        assert said == sorted(said)
        assert abs(said[-1] - begun - 600 * SECOND) <= 600 * SECOND // LED_BY


def test_it_is_led_to_the_systems_time() -> None:
    for jump in (2 * SECOND, -2 * SECOND):
        machine = Machine()
        machine.set_by += jump
        assert machine.passes(600 * SECOND)[-1] == machine.true + machine.set_by


def test_a_sleep_counts() -> None:
    machine = Machine()
    machine.true += 8 * HOUR
    assert machine.clock.now_ns() == 58 * HOUR


def test_a_clock_that_runs_fast_is_followed() -> None:
    machine = Machine()
    for _ in range(600):
        machine.set_by += SECOND // 1000
        said = machine.passes(SECOND)
        assert said[-1] == machine.true + machine.set_by
