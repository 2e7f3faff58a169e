"""In which order the tests run, and how what they share says why it fails."""

from typing import Any

import pytest

# Their asserts say what was compared, as those in the tests themselves do.
pytest.register_assert_rewrite("tests.sessions.machine")

# Their files wait for servers, browsers and what dies: long, compared with all the others.
LONG = ("browser", "durability", "redis", "scale")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, lest one worker be left with it when the others are done.

    By name, which puts what keeps a processor busy beside what waits.
    """
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: (item.path not in long, item.path.name, item.path))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show what tests have measured for people to read: their property `printed`."""
    for report in terminalreporter.getreports("passed"):
        for name, text in report.user_properties:
            if name == "printed":
                title, *lines = text.splitlines()
                terminalreporter.section(title)
                terminalreporter.write_line("\n".join(lines))
