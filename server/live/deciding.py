"""One command that waited: what it makes happen, and what its sender is told of it."""

import structlog

from server.live.line import Item, Outcome
from sessions.decide import decide, made_by
from sessions.delta import my_changes
from sessions.events import Event
from sessions.flags import Lists
from sessions.fold import Fold
from sessions.held_seats import whose
from sessions.log import Answer
from sessions.refusals import Code, Refusal
from sessions.state import Touched
from sessions.wire import Result

log = structlog.get_logger()


class Broken(Exception):
    """A command's events could not be taken in: the state is half changed."""

    def __init__(self, item: Item) -> None:
        super().__init__(item.command)
        self.item = item


def take(item: Item, fold: Fold, now: int, lists: Lists) -> tuple[list[Event], Answer] | None:
    """Decide a command and evolve the state by it; None: it changes nothing.

    Raises Broken.
    """
    item.touched = Touched()
    item.refusal = None
    command, actor = item.command, item.actor
    earlier = fold.answered(actor.id, command.id)
    if earlier is not None:
        item.result = earlier
        return None
    try:
        decision = decide(fold.state, command, actor, now, lists)
    except Exception:
        # Deciding changes nothing: the others of the batch are not concerned.
        log.exception("decision_failed", session=fold.state.code)
        decision = Refusal(Code.UNAVAILABLE)
    if isinstance(decision, Refusal):
        item.refusal = decision
        return None
    item.result = Result(id=made_by(command, decision))
    try:
        for event in decision:
            fold.evolve(event, item.touched)
    except Exception as error:
        raise Broken(item) from error
    fold.remember(actor.id, command.id, item.result)
    return decision, Answer(actor.id, command.id, item.result)


def outcome_of(item: Item, fold: Fold) -> Outcome:
    """What a durable command's sender is told."""
    if item.refusal:
        return Outcome(fold.position, refusal=item.refusal)
    person = whose(fold.state, item.command, item.actor.id)
    keys = item.touched.personal.get(person) if person else None
    mine = my_changes(fold.state, person, keys) if person and keys else None
    return Outcome(fold.position, item.result, mine=mine)
