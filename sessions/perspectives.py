"""Perspectives: set by the organiser, chosen freely, shown only in what was published of them.

Nobody sees anybody's choice but their own, and whoever writes for somebody on paper what they
wrote. `publication` says what comes of the choices.
"""

from collections.abc import Mapping, Sequence

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import ChoosePerspectives, PerspectiveText, SetPerspectives, ShowGround
from sessions.events import Event, GroundShown, PerspectivesChosen, PerspectivesSet
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched
from sessions.wire import Perspective

MOST = 10

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
    asked = usual(state.languages) if command.perspectives is None else command.perspectives
    named = named_of(asked, state.perspectives, state.numbered.get("perspectives", 0))
    return [] if named == state.perspectives else [PerspectivesSet(at=now, perspectives=named)]


def named_of(
    asked: Sequence[PerspectiveText], before: Sequence[Perspective], made: int
) -> list[Perspective]:
    """What is asked for, as it is kept; `made` is how many there ever were."""
    if len(asked) > MOST:
        raise Refuse(Code.TOO_MANY)
    known = {one.id for one in before}
    named: list[Perspective] = []
    for one in asked:
        key = one.id if one.id in known else None
        if key is None:
            made += 1
            key = f"v{made}"
        known.discard(key)
        named.append(Perspective(key, _names(one.names), one.expected))
    return named


def usual(languages: Sequence[str]) -> list[PerspectiveText]:
    """The usual list, in the event's languages."""
    langs = [lang for lang in languages if lang in USUAL[0]] or ["en"]
    return [PerspectiveText(names={lang: one[lang] for lang in langs}) for one in USUAL]


def _names(names: Mapping[str, str]) -> dict[str, str]:
    """In the event's languages; one is enough."""
    found = {lang: words.optional(name, text.THEME_LENGTH) for lang, name in names.items()}
    given = {lang: name for lang, name in found.items() if name}
    if not given:
        raise Refuse(Code.TEXT_EMPTY)
    return given


def on_set(state: SessionState, event: PerspectivesSet, touched: Touched) -> None:
    lay(state, event.perspectives)
    touched.add("session", "session")
    for person in state.people.values():
        if person.perspectives:
            touched.add_for(person.id, "me", "me")


def lay(state: SessionState, perspectives: list[Perspective]) -> None:
    """Let people choose from these."""
    before = {one.id for one in state.perspectives}
    state.perspectives = perspectives
    for one in perspectives:
        if one.id not in before:
            state.next_number("perspectives")


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
    GroundShown: on_shown,
}
