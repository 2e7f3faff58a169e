"""What was published of votes by perspective, as a table: the published figures, and no others."""

from collections.abc import Iterator, Mapping

from server.export.spreadsheet import Sayings, table
from sessions.common_ground import equal_share
from sessions.state import SessionState
from sessions.views import ground as ground_views
from sessions.wire import GroundEntity, GroundGroup, VoicesEntity

_SAID = (
    "title",
    "rest",
    "together",
    "divided",
    "nearly_all",
    "nearly_none",
    "people_alike",
    "perspectives_alike",
    "who",
    "who_here",
    "of_ideas",
    "of_votes",
    "of_pledges",
)
_BY_BAND = "ladder.perspectives"


def write(state: SessionState) -> Iterator[bytes]:
    """Blocks of rows: what each stage published of its votes, and who was in the room then."""
    return table(_rows(state))


def _rows(state: SessionState) -> Iterator[list[str]]:
    say = _say(Sayings(state.languages))
    for stage in state.in_agenda():
        if found := ground_views.ground(state, stage.id):
            yield from _votes(state, found, say)
        if there := ground_views.voices(state, stage.id):
            yield from _people(state, there, say)


def _votes(state: SessionState, found: GroundEntity, say: dict[str, str]) -> Iterator[list[str]]:
    """Each idea, how it stands, and its share in every group."""
    names = (_name(group, state, say["rest"]) for group in found.groups)
    title = say[_BY_BAND if found.by == "ladder" else "title"]
    yield [found.id, title, *names, say["people_alike"], say["perspectives_alike"]]
    for subject, shares in found.rows.items():
        both = (found.plain.get(subject, 0), equal_share(shares))
        said = (_share(one, say) for one in (*shares, *both))
        yield [_text(state, found, subject), _standing(found, subject, say), *said]


def _people(state: SessionState, there: VoicesEntity, say: dict[str, str]) -> Iterator[list[str]]:
    names = (_name(group, state, say["rest"]) for group in there.groups)
    yield [there.id, say["who"], *names]
    yield [say["who_here"], "", *(_share(one, say) for one in there.people)]
    if there.given is not None:
        yield [say[f"of_{there.of}"], "", *(_share(one, say) for one in there.given)]
    if there.votes is not None:
        yield [say["of_votes"], "", *(_share(one, say) for one in there.votes)]


def _say(said: Sayings) -> dict[str, str]:
    return {**{key: said.key(f"ground.{key}") for key in _SAID}, _BY_BAND: said.key(_BY_BAND)}


def _name(group: GroundGroup, state: SessionState, rest: str) -> str:
    return rest if group.id is None else _both(group.names, state)


def _both(names: Mapping[str, str], state: SessionState) -> str:
    """A name in each of the event's languages that it has one in."""
    found = [names[lang] for lang in state.languages if names.get(lang)]
    return " / ".join(dict.fromkeys(found or names.values()))


def _text(state: SessionState, found: GroundEntity, key: str) -> str:
    if found.by == "ladder":
        return Sayings(state.languages).key(f"ladder.band_{key}")
    if found.by == "ideas":
        return state.ideas[key].text
    return _both(state.themes[key].names, state)


def _standing(found: GroundEntity, key: str, say: dict[str, str]) -> str:
    for side, keys in (("together", found.together), ("divided", found.divided)):
        if key in keys:
            return say[side]
    return ""


def _share(share: int, say: dict[str, str]) -> str:
    if share >= 95:
        return say["nearly_all"]
    return say["nearly_none"] if share <= 5 else f"{share} %"
