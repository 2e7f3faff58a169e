"""Perspectives: set by the organiser, chosen freely, published in aggregate once a stage.

Nobody sees anybody's choice but their own. What is published stands in its event, finished: no
later choice, vote, erasure or undone step changes it, so that there are never two tables of one
thing to subtract. Nor can two stages' tables be compared to find whoever came or chose between:
who counts where is taken anew only when at least five people have changed.
"""

from collections.abc import Mapping

from sessions import common_ground, equal_voice, text, words
from sessions.actor import Actor
from sessions.ballot import BallotKey
from sessions.commands import ChoosePerspectives, PerspectiveText, SetPerspectives, ShowGround
from sessions.events import (
    AggregatesPublished,
    Event,
    GroundShown,
    PerspectivesChosen,
    PerspectivesSet,
    Revealed,
    StageClosed,
    StageOpened,
)
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Published, SessionState, Stage, Touched
from sessions.wire import GroundGroup, Perspective

MOST = 10
MOST_ROWS = 200

USUAL: tuple[Mapping[str, str], ...] = (
    {"en": "I have lived experience", "cy": "Mae gen i brofiad byw"},
    {"en": "I am a carer or family member", "cy": "Rwy'n ofalwr neu'n aelod o'r teulu"},
    {"en": "I work in the service", "cy": "Rwy'n gweithio yn y gwasanaeth"},
    {"en": "I am from a community group", "cy": "Rwy'n dod o grŵp cymunedol"},
)


def set_perspectives(
    state: SessionState, command: SetPerspectives, actor: Actor, now: int
) -> list[Event]:
    actor.must_be("facilitator")
    asked = _usual(state) if command.perspectives is None else command.perspectives
    if len(asked) > MOST:
        raise Refuse(Code.TOO_MANY)
    made = state.numbered.get("perspectives", 0)
    known = {one.id for one in state.perspectives}
    named: list[Perspective] = []
    for one in asked:
        key = one.id if one.id in known else None
        if key is None:
            made += 1
            key = f"v{made}"
        known.discard(key)
        named.append(Perspective(key, _names(state, one.names)))
    return [] if named == state.perspectives else [PerspectivesSet(at=now, perspectives=named)]


def _usual(state: SessionState) -> list[PerspectiveText]:
    langs = [lang for lang in state.languages if lang in USUAL[0]] or ["en"]
    return [PerspectiveText(names={lang: one[lang] for lang in langs}) for one in USUAL]


def _names(state: SessionState, names: Mapping[str, str]) -> dict[str, str]:
    """In the event's languages; one is enough."""
    found = {lang: words.optional(name, text.THEME_LENGTH) for lang, name in names.items()}
    given = {lang: name for lang, name in found.items() if name}
    if not given:
        raise Refuse(Code.TEXT_EMPTY)
    return given


def on_set(state: SessionState, event: PerspectivesSet, touched: Touched) -> None:
    before = {one.id for one in state.perspectives}
    state.perspectives = event.perspectives
    for one in event.perspectives:
        if one.id not in before:
            state.next_number("perspectives")
    touched.add("session", "session")
    for person in state.people.values():
        if person.perspectives:
            touched.add_for(person.id, "me", "me")


def choose(state: SessionState, command: ChoosePerspectives, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    known = [one.id for one in state.perspectives]
    if not set(command.perspectives) <= set(known):
        raise Refuse(Code.NO_SUCH_PERSPECTIVE)
    chosen = " ".join(key for key in known if key in command.perspectives)
    return [PerspectivesChosen(at=now, participant=actor.id, perspectives=chosen)]


def on_chosen(state: SessionState, event: PerspectivesChosen, touched: Touched) -> None:
    state.people[event.participant].perspectives = (event.perspectives or "").split()
    touched.add_for(event.participant, "me", "me")


def published(state: SessionState, events: list[Event], now: int) -> list[Event]:
    """What a step publishes: the open stage's aggregates when it closes, or is revealed closed."""
    stage = _finished(state, events)
    if stage is None or not state.perspectives or stage.id in state.ground:
        return []
    return [_aggregates(state, stage, now)]


def _finished(state: SessionState, events: list[Event]) -> Stage | None:
    for event in events:
        if isinstance(event, StageOpened | StageClosed):
            stage = state.open_stage
            return stage if stage and stage.is_ballot and state.is_revealed(stage) else None
        if isinstance(event, Revealed) and state.ballot:
            stage = state.stages[state.ballot.stage]
            return stage if stage.status == "done" else None
    return None


def _aggregates(state: SessionState, stage: Stage, now: int) -> AggregatesPublished:
    ballot = state.ballots[BallotKey(stage.id, stage.round)]
    renewed = _has_news(state)
    counted = _counted(state) if renewed else state.counted
    voters = [key for key, person in ballot.people.items() if person.counted]
    names = {one.id: one.names for one in state.perspectives}
    groups = equal_voice.groups(voters, counted, list(names))
    if len(groups) < 2:
        groups = {}
    rows: dict[str, list[int]] = {}
    most_voted = sorted(ballot.tallies, key=lambda key: (-ballot.tallies[key].voters, key))
    for subject in most_voted[:MOST_ROWS] if groups else ():
        cells = common_ground.cells(ballot, subject, list(groups.values()))
        if (shares := equal_voice.row(cells)) is not None:
            rows[subject] = shares
    return AggregatesPublished(
        at=now,
        stage=stage.id,
        round=stage.round,
        kind=ballot.kind,
        by=ballot.by,
        groups=[GroundGroup(key or None, names.get(key, {})) for key in groups],
        rows=dict(sorted(rows.items())),
        renewed=renewed,
    )


def _counted(state: SessionState) -> dict[str, str]:
    known = {one.id for one in state.perspectives}
    chosen = {
        person.id: [key for key in person.perspectives if key in known]
        for person in state.people.values()
    }
    return equal_voice.counted_as(chosen)


def _has_news(state: SessionState) -> bool:
    """Whether so many count elsewhere than the last time that no one of them shows."""
    now, before = _counted(state), state.counted
    moved = [key for key in state.people if now.get(key) != before.get(key)]
    return len(moved) >= equal_voice.SMALLEST


def on_published(state: SessionState, event: AggregatesPublished, touched: Touched) -> None:
    if event.renewed:
        state.counted = _counted(state)
    state.ground[event.stage] = Published(
        stage=event.stage,
        round=event.round,
        kind=event.kind,
        by=event.by,
        groups=event.groups,
        rows=event.rows,
    )
    touched.add("ground", event.stage)


def show(state: SessionState, command: ShowGround, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if command.stage is not None and command.stage not in state.ground:
        raise Refuse(Code.NOTHING_TO_REVEAL)
    return [] if command.stage == state.ground_shown else [GroundShown(at=now, stage=command.stage)]


def on_shown(state: SessionState, event: GroundShown, touched: Touched) -> None:
    state.showing = (event.stage, state.stage) if event.stage else None
    touched.add("session", "session")


DECIDERS: Deciders = {
    SetPerspectives: set_perspectives,
    ChoosePerspectives: choose,
    ShowGround: show,
}
EVOLVERS: Evolvers = {
    PerspectivesSet: on_set,
    PerspectivesChosen: on_chosen,
    AggregatesPublished: on_published,
    GroundShown: on_shown,
}
