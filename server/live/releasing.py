"""What a durable batch changed, for everybody and for each alone."""

from server.live.line import Item
from server.live.listening import Personal
from sessions.delta import Key
from sessions.held_seats import whose
from sessions.state import SessionState


def changed_by(batch: list[Item], state: SessionState) -> tuple[set[Key], list[Personal]]:
    """The touched keys of a batch: shared ones, and for each participant their own."""
    shared: set[Key] = set()
    personal: list[Personal] = []
    for item in batch:
        shared |= item.touched.shared
        asker = whose(state, item.command, item.actor.id)
        for participant, keys in item.touched.personal.items():
            # Who does not wait any more is told like everybody else.
            acked = participant == asker and not item.outcome.done()
            personal.append(Personal(participant, keys, item.origin if acked else None))
    return shared, personal
