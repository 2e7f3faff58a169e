"""A private word: somebody is not comfortable, and tells the facilitators alone.

It stands apart from everything else. No idea, pledge or vote is linked to it, nor another word of
the same person; it is in no file and in no log of moderation, nothing holds it and no list looks
through it. Who was removed may send one too. Its sender learns that it was read, and no more.
"""

from sessions import team, text, words
from sessions.actor import Actor
from sessions.commands import SeePrivateWord, SendPrivateWord, SettlePrivateWord
from sessions.events import Event, PrivateWordSeen, PrivateWordSent, PrivateWordSettled
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import PrivateWord, SessionState, Touched

# Of one person, so that nobody floods the team: those that wait, and all.
MOST_OPEN = 3
MOST = 30
MINUTE = 60_000


def send(state: SessionState, command: SendPrivateWord, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    person = state.people[actor.id]
    if person.held and person.held.holder in state.team:
        raise Refuse(Code.NOT_ALLOWED)
    own = [state.private_words[key] for key in person.private_words]
    if len(own) >= MOST or sum(word.settled is None for word in own) >= MOST_OPEN:
        raise Refuse(Code.WORDS_WAIT, n=MOST_OPEN)
    said = text.tidy(command.text)
    return [
        PrivateWordSent(
            at=now,
            word=derive(actor.id, command.id),
            author=actor.id,
            text="" if text.is_blank(said) else words.within(said, text.IDEA_LENGTH),
            where=words.optional(command.where, text.FIELD_LENGTH) if command.come else None,
            come=command.come,
            lang=words.language(state, command.lang),
        )
    ]


def on_sent(state: SessionState, event: PrivateWordSent, touched: Touched) -> None:
    state.private_words[event.word] = PrivateWord(
        id=event.word,
        n=state.next_number("private_words"),
        at=event.at - event.at % MINUTE,
        author=event.author,
        text=event.text or "",
        where=event.where or "",
        come=event.come,
        lang=event.lang,
    )
    if event.author:
        state.people[event.author].private_words.append(event.word)
    _touch(state, event.word, touched)


def see(state: SessionState, command: SeePrivateWord, actor: Actor, now: int) -> list[Event]:
    member = team.known(state, actor)
    word = _word(state, command.word)
    return [] if word.seen else [PrivateWordSeen(at=now, word=word.id, by=member.id)]


def on_seen(state: SessionState, event: PrivateWordSeen, touched: Touched) -> None:
    state.private_words[event.word].seen = event.by
    _touch(state, event.word, touched)


def settle(state: SessionState, command: SettlePrivateWord, actor: Actor, now: int) -> list[Event]:
    member = team.known(state, actor)
    word = _word(state, command.word)
    if (word.settled is not None) == command.settled:
        return []
    return [PrivateWordSettled(at=now, word=word.id, by=member.id, settled=command.settled)]


def on_settled(state: SessionState, event: PrivateWordSettled, touched: Touched) -> None:
    word = state.private_words[event.word]
    word.settled = event.by if event.settled else None
    # Who deals with it has read it.
    word.seen = word.seen or event.by
    _touch(state, event.word, touched)


def _word(state: SessionState, key: str) -> PrivateWord:
    if key not in state.private_words:
        raise Refuse(Code.NO_SUCH_WORD)
    return state.private_words[key]


def _touch(state: SessionState, key: str, touched: Touched) -> None:
    touched.add_for_consoles("private_words", key)
    touched.add_for(state.private_words[key].author, "private_words", key)


DECIDERS: Deciders = {
    SendPrivateWord: send,
    SeePrivateWord: see,
    SettlePrivateWord: settle,
}
EVOLVERS: Evolvers = {
    PrivateWordSent: on_sent,
    PrivateWordSeen: on_seen,
    PrivateWordSettled: on_settled,
}
