"""How much is measured: in full, or just enough to see that the bench still runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    connections: int = 1000  # of each server that broadcasts, and for memory
    broadcast_rounds: int = 15
    heartbeat: float = 15.0  # the server's interval
    hall: int = 5000
    hall_seconds: float = 5.0
    room: int = 1000
    room_seconds: float = 10.0
    rates: tuple[int, ...] = (1000, 2000, 4000, 8000)  # messages a second at most
    askers: int = 200
    ask_rounds: int = 5
    asked: int = 8000  # commands a round
    joining: int = 1000
    joining_ideas: int = 2000
    sessions: int = 40
    session_phones: int = 10
    growth: tuple[int, ...] = (100, 1000, 10_000)
    growth_phones: int = 50
    similar_ideas: tuple[int, ...] = (1000, 2000, 10_000)
    grouped_ideas: int = 2000
    board_ideas: int = 1000
    board_pledges: int = 300
    board_seconds: float = 10.0
    desk_events: int = 200
    desk_ideas: int = 60
    desk_largest: int = 3000
    slow_ideas: int = 30
    slow_visits: int = 5
    slow_lines: int = 3
    slow_peers: int = 3  # visits of each


FULL = Sizes()
SMALL = Sizes(
    connections=10,
    broadcast_rounds=1,
    heartbeat=1.0,
    hall=12,
    hall_seconds=1.0,
    room=10,
    room_seconds=1.0,
    rates=(2000,),
    askers=4,
    ask_rounds=1,
    asked=20,
    joining=4,
    joining_ideas=30,
    sessions=3,
    session_phones=2,
    growth=(10, 30),
    growth_phones=3,
    similar_ideas=(100,),
    grouped_ideas=100,
    board_ideas=20,
    board_pledges=10,
    board_seconds=1.0,
    desk_events=2,
    desk_ideas=3,
    desk_largest=20,
    slow_ideas=3,
    slow_visits=1,
    slow_lines=1,
    slow_peers=0,
)
