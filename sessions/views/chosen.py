"""What a room chose: the first places of its last votes, as everybody saw them."""

from collections.abc import Iterator

from sessions.ballot import Ballot
from sessions.methods import places
from sessions.state import Idea, SessionState
from sessions.views.themes import sees_theme
from sessions.wire import VoteSubject

# How far down the last vote's order something counts as chosen.
CHOSEN = 5


def first_places(state: SessionState, by: VoteSubject = "ideas") -> dict[str, int]:
    """The places of the ideas (or themes) on top of the last round on them that everybody saw."""
    ballot = next(shown(state, by), None)
    if ballot is None:
        return {}
    liked = {
        key: count
        for key, count in ballot.tallies.items()
        if ballot.method.rank(count) > 0 and _is_seen(state, by, key)
    }
    return {key: place for key, place in places(ballot.method, liked).items() if place <= CHOSEN}


def shown(state: SessionState, by: VoteSubject = "ideas") -> Iterator[Ballot]:
    """The rounds on ideas (or themes) whose results everybody saw, the last one first."""
    found = reversed(state.ballots.items())
    return (
        one
        for key, one in found
        if one.revealed and one.by == by and key.round <= state.stages[key.stage].round
    )


def _is_seen(state: SessionState, by: VoteSubject, key: str) -> bool:
    if by == "themes":
        return sees_theme(state, "board", key)
    return public_root(state, key) is not None


def public_root(state: SessionState, key: str) -> Idea | None:
    """The idea under which this one shows, if everybody may see it."""
    root = state.root(key)
    return root if root is not None and state.is_public(root) else None
