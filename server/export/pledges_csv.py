"""The pledges as a table for spreadsheets, with the votes on the ideas that they came from."""

from collections.abc import Iterable, Iterator

from server.export.minutes import minute
from server.export.spreadsheet import Cell, Sayings, table
from server.export.tallies import Votes, latest
from sessions.state import Idea, Pledge, SessionState
from sessions.views.moderation import status

HEADINGS = (
    "number",
    "pledge",
    "kind",
    "who",
    "group",
    "by_when",
    "support",
    "ideas",
    "themes",
    "dots",
    "agree",
    "disagree",
    "pass",
    "joiners",
    "status",
    "time",
    "language",
    "approvals",
    "mean",
    "scores",
)


def write(state: SessionState) -> Iterator[bytes]:
    """The heading, then a row a pledge."""
    return table(_rows(state))


def _rows(state: SessionState) -> Iterator[Iterable[Cell]]:
    say = Sayings(state.languages)
    votes = latest(state)
    yield [say(heading) for heading in HEADINGS]
    for pledge in sorted(state.pledges.values(), key=lambda pledge: pledge.n):
        yield _row(state, pledge, votes, say)


def _origins(state: SessionState, pledge: Pledge) -> list[Idea]:
    """The ideas it came from, as everybody may read them."""
    roots = {root.id: root for key in pledge.ideas if (root := state.root(key))}
    return [idea for idea in roots.values() if state.is_public(idea)]


def _themes(state: SessionState, origins: list[Idea]) -> list[str]:
    """The names of the themes that these ideas are in, in each of their languages."""
    themes = {theme.id: theme for idea in origins if (theme := state.theme_of(idea))}
    return [" / ".join(theme.names.values()) for theme in themes.values() if theme.names]


def _row(state: SessionState, pledge: Pledge, votes: Votes, say: Sayings) -> list[Cell]:
    origins = _origins(state, pledge)
    dots, agree, disagree, pass_, *later = votes.on(state, origins)
    return [
        pledge.n,
        pledge.text,
        say(pledge.kind),
        pledge.who,
        pledge.group,
        pledge.by_when,
        pledge.support,
        "\n".join(idea.text for idea in origins),
        "\n".join(_themes(state, origins)),
        dots,
        agree,
        disagree,
        pass_,
        len(pledge.joiners),
        say(status(pledge)),
        minute(pledge.at),
        pledge.lang,
        *later,
    ]
