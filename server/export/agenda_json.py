"""An event's agenda as a file, and one for the next event of a series.

docs/agenda-files.md explains the format.
"""

from collections.abc import Iterator

import msgspec
from msgspec import UNSET

from server.export.material import Material
from server.export.tallies import rounds
from sessions import agenda_files, text, views
from sessions.agenda import MOST_PROMPTS, Template, Texts
from sessions.copying import agenda_of
from sessions.state import SessionState
from sessions.wire import Tally

# Where a room named no themes: as many of its ideas as a next event can take up.
BEST_IDEAS = 5


def write(material: Material) -> Iterator[bytes]:
    """The agenda as it stands."""
    yield agenda_files.encode(agenda_of(material.state), material.pictures)


def write_next(material: Material) -> Iterator[bytes]:
    """The same agenda, with what came out of this event as what its ideas are asked for."""
    agenda = agenda_of(material.state)
    outcomes = _outcomes(material.state)
    asked = next(
        (stage for stage in agenda.stages if stage.kind in ("ideas", "conversation")), None
    )
    if asked and outcomes:
        at = agenda.stages.index(asked)
        changed = msgspec.structs.replace(asked, prompts=outcomes[:MOST_PROMPTS], pictures=[])
        agenda = _with_stage(agenda, at, changed)
    yield agenda_files.encode(agenda, material.pictures)


def _with_stage(agenda: Template, at: int, stage: object) -> Template:
    stages = [stage if n == at else one for n, one in enumerate(agenda.stages)]
    return msgspec.structs.replace(agenda, stages=stages)


def _outcomes(state: SessionState) -> list[Texts]:
    """The themes by their names; without any, the ideas that most people voted for. Best first."""
    seen = views.view(state, "board")
    tallies = _voted(state)
    named = [
        (key, {theme.lang: theme.name, **theme.translations})
        for key, theme in seen["themes"].items()
        if theme.name
    ]
    if named:
        named.sort(key=lambda one: -_weight(tallies.get(one[0])))
        return [texts for _, texts in named]
    best = sorted(tallies.keys() & seen["ideas"].keys(), key=lambda key: -_weight(tallies[key]))
    ideas = [seen["ideas"][key] for key in best[:BEST_IDEAS]]
    return [{idea.lang: idea.text[: text.PROMPT_LENGTH]} for idea in ideas]


def _voted(state: SessionState) -> dict[str, Tally]:
    """The last votes on ideas or themes that everybody saw: a ladder may have followed."""
    ballot = state.current_ballot
    if ballot and ballot.by == "ladder":
        voted = [one for _, one in rounds(state) if one.by != "ladder"]
        ballot = voted[-1] if voted else None
    if ballot is None or not ballot.revealed:
        return {}
    return {key: ballot.method.tally(count) for key, count in ballot.tallies.items()}


def _weight(tally: Tally | None) -> float:
    """By how much people want it, in whichever way they voted."""
    if tally is None:
        return 0
    for given in (tally.dots, tally.approvals, tally.mean):
        if given is not UNSET:
            return given
    return (tally.agree or 0) - (tally.disagree or 0)
