"""What was published of votes by perspective, as a table: the published figures, and no others."""

import csv
import io
from collections.abc import Iterator

from server.export.pledges_csv import safe
from server.words import words
from sessions import ground_views
from sessions.state import SessionState
from sessions.wire import GroundEntity, GroundGroup

_BYTE_ORDER_MARK = "\ufeff"


def write(state: SessionState) -> Iterator[bytes]:
    """A block of rows a stage: each idea, how it stands, and its share in every group."""
    file = io.StringIO()
    lines = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    say = _say(state.lang)
    for key in state.ground:
        if found := ground_views.ground(state, key):
            names = [_name(group, state.lang, say["rest"]) for group in found.groups]
            lines.writerow([safe(cell) for cell in (key, say["title"], *names)])
            for subject, shares in found.rows.items():
                text = _text(state, found, subject)
                cells = (text, _standing(found, subject, say), *(_share(s, say) for s in shares))
                lines.writerow([safe(cell) for cell in cells])
    yield (_BYTE_ORDER_MARK + file.getvalue()).encode()


def _say(lang: str) -> dict[str, str]:
    keys = ("title", "rest", "together", "divided", "nearly_all", "nearly_none")
    said = words(lang)
    return {key: said.say(f"ground.{key}") for key in keys}


def _name(group: GroundGroup, lang: str, rest: str) -> str:
    if group.id is None:
        return rest
    return group.names.get(lang) or next(iter(group.names.values()), "")


def _text(state: SessionState, found: GroundEntity, key: str) -> str:
    if found.by == "ideas":
        return state.ideas[key].text
    names = state.themes[key].names
    return names.get(state.lang) or next(iter(names.values()), "")


def _standing(found: GroundEntity, key: str, say: dict[str, str]) -> str:
    for side, keys in (("together", found.together), ("divided", found.divided)):
        if key in keys:
            return say[side]
    return ""


def _share(share: int, say: dict[str, str]) -> str:
    if share >= 95:
        return say["nearly_all"]
    return say["nearly_none"] if share <= 5 else f"{share} %"
