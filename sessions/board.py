"""The projected board, directed from a console: held, paused, enlarged, turned."""

import msgspec

from sessions.actor import Actor
from sessions.commands import DirectBoard
from sessions.events import BoardDirected, Event
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched
from sessions.wire import BoardEntity


def direct(state: SessionState, command: DirectBoard, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    before = state.board

    def after(asked: bool | None, is_: bool) -> bool:
        return is_ if asked is None else asked

    event = BoardDirected(
        at=now,
        frozen=after(command.frozen, before.frozen),
        paused=after(command.paused, before.paused),
        large=after(command.large, before.large),
        joining=after(command.joining, before.joining),
        turned=before.turned + (command.turn or 0),
    )
    return [] if _shown(event) == before else [event]


def _shown(event: BoardDirected) -> BoardEntity:
    return BoardEntity(
        id="board",
        frozen=event.frozen,
        paused=event.paused,
        large=event.large,
        joining=event.joining,
        turned=event.turned,
    )


def on_directed(state: SessionState, event: BoardDirected, touched: Touched) -> None:
    state.board = _shown(event)
    touched.add("board", "board")


def show_stage(state: SessionState, touched: Touched) -> None:
    """A stage that opens is what the room is to see: the way in makes room for it."""
    if state.board.joining:
        state.board = msgspec.structs.replace(state.board, joining=False)
        touched.add("board", "board")


DECIDERS: Deciders = {DirectBoard: direct}
EVOLVERS: Evolvers = {BoardDirected: on_directed}
