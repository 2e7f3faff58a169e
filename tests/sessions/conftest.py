import os

import pytest
from hypothesis import HealthCheck, settings

from sessions.actor import Actor
from tests.sessions.room import Room

# In CI the same examples every time: what fails there has to fail for everybody.
settings.register_profile(
    "room",
    deadline=None,
    max_examples=40,
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("room-ci", settings.get_profile("room"), derandomize=True)
settings.load_profile("room-ci" if os.environ.get("CI") else "room")


@pytest.fixture
def room_of_two() -> tuple[Room, Actor, Actor]:
    room = Room()
    return room, room.join(), room.join()
