"""Pictures beside prompts. What they show is said in words too, or they are not shown."""

from sessions import prompts, text, words
from sessions.actor import Actor
from sessions.agenda import MOST_PICTURES
from sessions.commands import ChosenPicture, KeepPicture, SetPicture
from sessions.events import Event, PictureKept, PromptPictured
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched
from sessions.wire import Picture

# Beside the organiser's own: what people bring to tell of their pledges.
MOST_TOLD = 2000
MOST_TOLD_A_PERSON = 40


def keep(state: SessionState, command: KeepPicture, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    if command.picture in state.pictures:
        return []
    room_for_more(state, command.participant)
    return [
        PictureKept(
            at=now,
            picture=command.picture,
            width=command.width,
            height=command.height,
            participant=command.participant,
            told=command.participant is not None,
        )
    ]


def shown_in(state: SessionState) -> list[str]:
    """The ids of the pictures that prompts show."""
    shown = [prompt.picture.id for prompt in state.prompts.values() if prompt.picture]
    return list(dict.fromkeys(shown))


def room_for_more(state: SessionState, participant: str | None = None) -> None:
    """Refuse one more picture: of the organiser, or of somebody who tells of a pledge."""
    if participant is None:
        full = len(state.pictures) - state.told_pictures >= MOST_PICTURES
    else:
        person = state.people[participant]
        if person.removals:
            raise Refuse(Code.REMOVED)
        full = len(person.pictures) >= MOST_TOLD_A_PERSON or state.told_pictures >= MOST_TOLD
    if full:
        raise Refuse(Code.TOO_MANY)


def on_kept(state: SessionState, event: PictureKept, touched: Touched) -> None:
    state.told_pictures += event.told
    if event.participant is not None:
        state.people[event.participant].pictures.append(event.picture)
    state.pictures[event.picture] = (event.width, event.height)


def put(state: SessionState, command: SetPicture, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    prompt = prompts.known(state, command.prompt)
    picture = _described(state, command.picture) if command.picture else None
    if picture == prompt.picture:
        return []
    return [PromptPictured(at=now, prompt=prompt.id, picture=picture)]


def _described(state: SessionState, chosen: ChosenPicture) -> Picture:
    size = state.pictures.get(chosen.id)
    if size is None:
        raise Refuse(Code.NO_SUCH_PICTURE)
    said = {
        words.session_language(state, lang): words.optional(given, text.ALT_LENGTH)
        for lang, given in chosen.alt.items()
    }
    # The event's first language first: who has no other takes it.
    ordered = {lang: said.get(lang) for lang in (state.lang, *state.languages)}
    alt = {lang: given for lang, given in ordered.items() if given}
    if state.lang not in alt:
        raise Refuse(Code.NO_ALT_TEXT)
    return Picture(
        id=chosen.id,
        width=size[0],
        height=size[1],
        alt=alt,
        credit=words.optional(chosen.credit or None, text.FIELD_LENGTH),
    )


def on_put(state: SessionState, event: PromptPictured, touched: Touched) -> None:
    state.prompts[event.prompt].picture = event.picture
    touched.add("prompts", event.prompt)


DECIDERS: Deciders = {
    KeepPicture: keep,
    SetPicture: put,
}
EVOLVERS: Evolvers = {
    PictureKept: on_kept,
    PromptPictured: on_put,
}
