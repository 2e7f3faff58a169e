"""An event's agenda as a file, and one for the next event of a series.

docs/agenda-files.md explains the format.
"""

from collections.abc import Iterator, Mapping

import msgspec

from sessions import agenda_files, text, views
from sessions.agenda import MOST_PROMPTS, Template, Texts
from sessions.copying import agenda_of
from sessions.state import SessionState

# Where a room named no themes: as many of its ideas as a next event can take up.
BEST_IDEAS = 5


def write(state: SessionState, pictures: Mapping[str, str]) -> Iterator[bytes]:
    """The agenda as it stands."""
    yield agenda_files.encode(agenda_of(state), pictures)


def write_next(state: SessionState, pictures: Mapping[str, str]) -> Iterator[bytes]:
    """The same agenda, with what came out of this event as what its ideas are asked for."""
    agenda = agenda_of(state)
    outcomes = _outcomes(state)
    asked = next(
        (stage for stage in agenda.stages if stage.kind in ("ideas", "conversation")), None
    )
    if asked and outcomes:
        at = agenda.stages.index(asked)
        changed = msgspec.structs.replace(asked, prompts=outcomes[:MOST_PROMPTS], pictures=[])
        agenda = _with_stage(agenda, at, changed)
    yield agenda_files.encode(agenda, pictures)


def _with_stage(agenda: Template, at: int, stage: object) -> Template:
    stages = [stage if n == at else one for n, one in enumerate(agenda.stages)]
    return msgspec.structs.replace(agenda, stages=stages)


def _outcomes(state: SessionState) -> list[Texts]:
    """The themes by their names; without themes, the ideas that most people voted for."""
    seen = views.view(state, "board")
    if seen["themes"]:
        named = [(theme.lang, theme.name) for theme in seen["themes"].values()]
    else:
        tallies = seen["tallies"]
        best = sorted(tallies, key=lambda key: -_weight(tallies[key]))[:BEST_IDEAS]
        named = [(seen["ideas"][key].lang, seen["ideas"][key].text) for key in best]
    return [{lang: words[: text.PROMPT_LENGTH]} for lang, words in named if words.strip()]


def _weight(tally: object) -> int:
    dots = getattr(tally, "dots", None)
    if dots is not None:
        return int(dots)
    return int((getattr(tally, "agree", 0) or 0) - (getattr(tally, "disagree", 0) or 0))
