"""What was published of votes by perspective, as a table: the published figures, and no others."""

from collections.abc import Iterator, Mapping

from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet
from sessions.common_ground import equal_share
from sessions.state import SessionState
from sessions.views import ground as ground_views
from sessions.wire import GroundEntity, GroundGroup, VoicesEntity

# What is left is the same column in every table, whichever perspectives it gathers.
REST = ""
FIRST = (
    Column("export.stage", "number", 9),
    Column("export.part", width=24),
    Column("export.what", width=60),
    Column("export.standing", width=20),
)
LAST = (Column("ground.people_alike", width=16), Column("ground.perspectives_alike", width=18))


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """What each stage published of its votes, then who was in the room; a column a perspective."""
    groups = _groups(state)
    named = (Column(say.texts(names), own=True) for key, names in groups.items() if key)
    rest = (Column("ground.rest"),) if REST in groups else ()
    found = list(_rows(state, list(groups), say))
    return Sheet(
        name="export.sheet_ground",
        columns=(*FIRST, *named, *rest, *LAST),
        size=len(found),
        rows=iter(found),
    )


def _groups(state: SessionState) -> dict[str, Mapping[str, str]]:
    """All that any table has, as they were called last; everybody else comes after them."""
    found: dict[str, Mapping[str, str]] = {}
    for stage in state.in_agenda():
        for table in (ground_views.ground(state, stage.id), ground_views.voices(state, stage.id)):
            found |= {group.id or REST: group.names for group in (table.groups if table else ())}
    rest = found.pop(REST, None)
    return found if rest is None else {**found, REST: rest}


def _rows(state: SessionState, groups: list[str], say: Sayings) -> Iterator[Row]:
    for stage in state.in_agenda():
        step = stage.position + 1
        if found := ground_views.ground(state, stage.id):
            yield from ([step, *row] for row in _votes(state, found, groups, say))
        if there := ground_views.voices(state, stage.id):
            yield from ([step, *row] for row in _people(there, groups, say))


def _votes(
    state: SessionState, found: GroundEntity, groups: list[str], say: Sayings
) -> Iterator[Row]:
    """Each idea, how it stands, and its share in every group."""
    title = say.key("ladder.perspectives" if found.by == "ladder" else "ground.title")
    for subject, shares in found.rows.items():
        alike = (found.plain.get(subject, 0), equal_share(shares))
        said = _text(state, found, subject, say), _standing(found, subject, say)
        of_groups = _in_columns(found.groups, shares, groups, say)
        yield [title, *said, *of_groups, *(_share(one, say) for one in alike)]


def _people(there: VoicesEntity, groups: list[str], say: Sayings) -> Iterator[Row]:
    title = say.key("ground.who")
    for what, shares in (
        ("who_here", there.people),
        (f"of_{there.of}", there.given),
        ("of_votes", there.votes),
    ):
        if shares is not None:
            said = _in_columns(there.groups, shares, groups, say)
            yield [title, say.key(f"ground.{what}"), None, *said, None, None]


def _in_columns(
    of: list[GroundGroup], shares: list[int], groups: list[str], say: Sayings
) -> list[str | None]:
    """A table's shares, each under its perspective."""
    known = {group.id or REST: share for group, share in zip(of, shares, strict=True)}
    return [_share(known[key], say) if key in known else None for key in groups]


def _text(state: SessionState, found: GroundEntity, key: str, say: Sayings) -> str:
    if found.by == "ladder":
        return say.key(f"ladder.band_{key}")
    if found.by == "ideas":
        return state.ideas[key].text
    return say.texts(state.themes[key].names)


def _standing(found: GroundEntity, key: str, say: Sayings) -> str | None:
    for side, keys in (("together", found.together), ("divided", found.divided)):
        if key in keys:
            return say.key(f"ground.{side}")
    return None


def _share(share: int, say: Sayings) -> str:
    if share >= 95:
        return say.key("ground.nearly_all")
    return say.key("ground.nearly_none") if share <= 5 else f"{share} %"
