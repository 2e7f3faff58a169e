"""A private word to the facilitators: who sees it, and that nobody is told whose it is."""

from typing import Any

import msgspec
import pytest

from sessions import codec, views
from sessions import commands as c
from sessions.actor import Actor
from sessions.events import PrivateWordSeen, PrivateWordSent, PrivateWordSettled
from sessions.private_words import MOST, MOST_OPEN
from sessions.refusals import Code, Refusal
from sessions.views import Audience
from tests.server.exported import in_files
from tests.sessions.room import BOARD, FACILITATOR, Room, everything, plain

MODERATOR = Actor("facilitator", "link-moderator")
SCRIBE = Actor("facilitator", "link-scribe")


@pytest.fixture
def room() -> Room:
    room = Room()
    room.do(FACILITATOR, c.InviteMember, role="moderator", name="Mo", secret=MODERATOR.id)
    room.do(FACILITATOR, c.InviteMember, role="scribe", name="Tom", secret=SCRIBE.id)
    return room


@pytest.fixture
def ann(room: Room) -> Actor:
    return room.join()


def words(room: Room) -> list[Any]:
    return list(room.view("facilitator")["private_words"].values())


def send(room: Room, who: Actor, **said: Any) -> str:
    room.do(who, c.SendPrivateWord, **said)
    return next(reversed(room.state.private_words))


def own(room: Room, who: Actor) -> list[Any]:
    return list(room.me(who)["private_words"].values())


def test_facilitators_read_it_and_nobody_else(room: Room, ann: Actor) -> None:
    ben = room.join()
    send(room, ann, text="  I am not\nwell ", come=True, where="by the window", lang="cy")
    [word] = words(room)
    assert (word.text, word.lang) == ("I am not\nwell", "cy")
    assert (word.come, word.where, word.n) == (True, "by the window", 1)
    assert word.at % 60_000 == 0
    others: tuple[Audience, ...] = ("attendee", "board")
    for audience in others:
        assert not room.view(audience)["private_words"]
    assert not own(room, ben)
    written = msgspec.json.encode(room.me(ann)).decode()
    assert "well" not in written
    assert "window" not in written


def test_nobody_else_is_even_told_that_something_happened(room: Room, ann: Actor) -> None:
    key = send(room, ann, text="Help")
    touched = room.touched.shared
    assert [views.seen("facilitator", one) for one in touched] == [("private_words", key)]
    for audience in ("attendee", "board"):
        assert [views.seen(audience, one) for one in touched] == [None]  # type: ignore[arg-type]
    assert room.touched.personal == {ann.id: {("private_words", key)}}


def test_it_may_say_nothing_but_that_somebody_is_not_comfortable(room: Room, ann: Actor) -> None:
    send(room, ann, text=" \u200b ", where="nobody shall come")
    [word] = words(room)
    assert (word.text, word.come, word.where) == ("", False, "")


def test_too_long_is_refused(room: Room, ann: Actor) -> None:
    assert room.refused(ann, c.SendPrivateWord, text="x" * 501) == Code.TEXT_TOO_LONG
    too_long = {"come": True, "where": "x" * 121}
    assert room.refused(ann, c.SendPrivateWord, **too_long) == Code.TEXT_TOO_LONG
    send(room, ann, text="x" * 500)


def test_the_sender_learns_that_it_was_read_and_not_by_whom(room: Room, ann: Actor) -> None:
    key = send(room, ann, text="Help")
    assert [(one.seen, one.settled) for one in own(room, ann)] == [(False, False)]
    room.do(MODERATOR, c.SeePrivateWord, word=key)
    assert [(one.seen, one.settled) for one in own(room, ann)] == [(True, False)]
    assert set(msgspec.structs.asdict(own(room, ann)[0])) == {"id", "at", "come", "seen", "settled"}
    room.do(FACILITATOR, c.SeePrivateWord, word=key)
    assert room.log[-1] == []  # who was first, was
    room.do(FACILITATOR, c.SettlePrivateWord, word=key)
    [word] = words(room)
    names = {member.id: member.name for member in room.view("facilitator")["members"].values()}
    assert (names[word.seen], word.settled) == ("Mo", "m1")
    assert own(room, ann)[0].settled


def test_what_was_dealt_with_can_be_taken_up_again(room: Room, ann: Actor) -> None:
    key = send(room, ann)
    room.do(MODERATOR, c.SettlePrivateWord, word=key)
    assert (words(room)[0].seen, words(room)[0].settled) == ("m2", "m2")
    room.do(FACILITATOR, c.SettlePrivateWord, word=key, settled=False)
    assert (words(room)[0].seen, words(room)[0].settled) == ("m2", None)


@pytest.mark.parametrize("kind", [c.SeePrivateWord, c.SettlePrivateWord])
def test_only_facilitators_and_moderators_deal_with_it(
    room: Room, ann: Actor, kind: type[c.Command]
) -> None:
    key = send(room, ann)
    assert room.refused(SCRIBE, kind, word=key) == Code.NOT_YOUR_ROLE
    assert room.refused(ann, kind, word=key) == Code.NOT_ALLOWED
    assert room.refused(BOARD, kind, word=key) == Code.NOT_ALLOWED
    assert room.refused(FACILITATOR, kind, word="no-such") == Code.NO_SUCH_WORD
    assert room.refused(FACILITATOR, c.SendPrivateWord) == Code.NOT_ALLOWED


def test_a_scribe_writes_none_for_anybody(room: Room) -> None:
    seat = room.do(SCRIBE, c.AddSeat)
    does = room.command(c.SendPrivateWord, text="From paper")
    assert room.refused(SCRIBE, c.ActFor, seat=seat, does=does) == Code.NOT_ALLOWED


def test_whoever_has_a_seat_on_somebodys_phone_sends_their_own(room: Room, ann: Actor) -> None:
    seat = room.do(ann, c.AddSeat)
    does = room.command(c.SendPrivateWord, text="Not my phone")
    room.do(ann, c.ActFor, seat=seat, does=does)
    assert [word.text for word in words(room)] == ["Not my phone"]
    assert not own(room, ann)
    person = Actor("attendee", room.state.people[ann.id].seats[seat])
    assert len(own(room, person)) == 1
    assert ann.id not in msgspec.json.encode(room.view("facilitator")).decode()


def test_whoever_was_removed_may_still_send_one_and_paused_posting_holds_none(
    room: Room, ann: Actor
) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(ann, c.PostIdea, text="Rude")
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    room.do(FACILITATOR, c.PausePosting, paused=True)
    room.do(FACILITATOR, c.SetHold, ideas="all", pledges="all")
    before = plain(room.state.log)
    send(room, ann, text="It was me, ann@example.org")
    assert len(words(room)) == 1
    assert plain(room.state.log) == before
    counts = room.view("facilitator")["session"]["session"].counts
    assert (counts.held, counts.held_pledges) == (0, 0)


def test_a_few_of_one_person_may_wait_and_no_more(room: Room, ann: Actor) -> None:
    keys = [send(room, ann, text=str(number)) for number in range(MOST_OPEN)]
    assert room.refused(ann, c.SendPrivateWord) == Code.WORDS_WAIT
    send(room, room.join(), text="of somebody else")
    room.do(FACILITATOR, c.SeePrivateWord, word=keys[0])
    assert room.refused(ann, c.SendPrivateWord) == Code.WORDS_WAIT
    room.do(FACILITATOR, c.SettlePrivateWord, word=keys[0])
    send(room, ann)
    for _ in range(MOST - MOST_OPEN - 1):
        room.do(FACILITATOR, c.SettlePrivateWord, word=next(reversed(room.state.private_words)))
        send(room, ann)
    room.do(FACILITATOR, c.SettlePrivateWord, word=next(reversed(room.state.private_words)))
    assert room.refused(ann, c.SendPrivateWord) == Code.WORDS_WAIT


def test_a_repeat_changes_nothing_and_the_answer_names_no_word(room: Room, ann: Actor) -> None:
    command = room.command(c.SendPrivateWord, text="Once")
    assert not isinstance(room.ask(ann, command), Refusal)
    # Answers are kept beside the number of whoever asked: this one leads to nothing.
    assert room.do(ann, c.SendPrivateWord, text="Twice") == ""
    assert len(words(room)) == 2


# Attacks.


def two_worlds() -> tuple[Room, Room]:
    """One person sends both words, or two persons one each: all else is the same."""
    worlds = []
    for second in (0, 1):
        room = Room()
        people = room.people(3)
        room.do(FACILITATOR, c.OpenStage, stage="s2")
        room.do(FACILITATOR, c.ShowIdeas)
        for one in people[:2]:
            room.do(one, c.PostIdea, text="An idea")
        send(room, people[0], text="First", come=True, where="table 4")
        send(room, people[second], text="Second")
        for key in list(room.state.private_words):
            room.do(FACILITATOR, c.SeePrivateWord, word=key)
        room.do(FACILITATOR, c.SettlePrivateWord, word=next(iter(room.state.private_words)))
        worlds.append(room)
    return worlds[0], worlds[1]


def as_seen(room: Room, who: str) -> bytes:
    """Everything that somebody sees, the words' ids by their number."""
    written = msgspec.json.encode(everything(room.state)[who]).decode()
    for key, word in room.state.private_words.items():
        written = written.replace(key, f"word-{word.n}")
    return written.encode()


def test_two_words_of_one_person_look_like_those_of_two() -> None:
    one, other = two_worlds()
    third = list(one.state.people)[2]
    for who in ("attendee", "board", "facilitator", third):
        assert as_seen(one, who) == as_seen(other, who)
    assert {len(key) for key in one.state.private_words} == {16}


def test_no_view_links_a_word_to_anybody_or_anything() -> None:
    for room in two_worlds():
        seen = msgspec.json.encode(room.view("facilitator")).decode()
        for person in room.state.people:
            assert person not in seen
        [word, _] = [msgspec.to_builtins(one) for one in words(room)]
        assert set(word) == {
            *("id", "n", "at", "text", "lang", "come", "where", "seen", "settled"),
        }


def test_it_is_in_no_file_and_in_no_log_of_moderation() -> None:
    room, _ = two_worlds()
    files = in_files(room.state)
    for said in ("First", "Second", "table 4", "private_word", *room.state.private_words):
        assert said not in files
    assert room.state.log == []


def test_the_log_keeps_words_and_sender_apart_so_that_they_can_be_deleted() -> None:
    room, _ = two_worlds()
    assert codec.erasable(PrivateWordSent) == ("author", "text", "where")
    bodies = b"".join(codec.pack(events).body for events in room.log).decode()
    for said in ("First", "Second", "table 4"):
        assert said not in bodies
    for events in room.log:
        if isinstance(events[-1], PrivateWordSent | PrivateWordSeen | PrivateWordSettled):
            body = codec.pack(events).body.decode()
            assert not any(person in body for person in room.state.people)


def test_an_erased_word_still_stands_on_the_list(room: Room, ann: Actor) -> None:
    key = send(room, ann, text="Help", come=True, where="here")
    room.do(FACILITATOR, c.SeePrivateWord, word=key)
    again = Room()
    again.state = type(room.state)()
    for events in room.log:
        again.take(codec.unpack(codec.pack(events).body, []))
    [word] = words(again)
    assert (word.text, word.where, word.seen) == ("", "", "m1")
    again.do(FACILITATOR, c.SettlePrivateWord, word=key)
    assert not own(again, ann)


def test_doings_of_the_team_name_no_word(room: Room, ann: Actor) -> None:
    key = send(room, ann)
    room.do(MODERATOR, c.SeePrivateWord, word=key)
    doing = room.state.doings[-1]
    assert (doing.kind, doing.about, doing.member) == ("see_private_word", None, "m2")
