"""A fold that was written down and read again is the same fold, and goes on as the first would.

That it does in every room, whatever was done in it, test_machine.py holds.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import checkpoint, codec
from sessions import commands as c
from sessions import fold as fold_module
from sessions.checkpoint import GROUP, Unusable
from sessions.fold import Fold
from sessions.log import Answer, Commit
from sessions.state import Touched
from sessions.wire import Position, Result
from tests.sessions import golden
from tests.sessions.room import FACILITATOR, Room, everything, plain

CODE = "this code"


def folded(room: Room) -> Fold:
    fold = Fold("epoch")
    for seq, events in enumerate(room.log, 1):
        answers = [Answer(f"person {seq % 7}", f"command {seq}", Result(f"made {seq}"))]
        fold.apply(Commit(seq, events, answers), Touched())
    return fold


def again(fold: Fold) -> Fold:
    return checkpoint.decode(checkpoint.encode(fold, CODE), CODE)


def same(one: Fold, other: Fold) -> bool:
    return (
        plain(one.state) == plain(other.state)
        and everything(one.state) == everything(other.state)
        and one.answers == other.answers
        and one.position == other.position
        and one.commands == other.commands
    )


def test_everything_that_can_happen_is_kept() -> None:
    fold = folded(golden.story())
    found = again(fold)
    assert same(found, fold)
    assert found.position == Position("epoch", len(golden.story().log))
    assert found.kept == found.commands == len(golden.story().log)


def test_a_fold_of_nothing_is_kept() -> None:
    assert same(again(Fold("epoch")), Fold("epoch"))


def test_more_people_than_one_part_holds_are_kept() -> None:
    room = Room("conversation")
    room.do(FACILITATOR, c.NextStage)
    people = room.people(2 * GROUP + 3)
    ideas = [room.do(one, c.PostIdea, text="idea") for one in people[:3]]
    for number, one in enumerate(people):
        room.do(one, c.CastVote, idea=ideas[number % 3], opinion="agree")
    fold = folded(room)
    for number in range(3 * GROUP):
        fold.remember(f"somebody {number}", "command", Result())
    assert same(again(fold), fold)


PEOPLE, COMMANDS = st.sampled_from(["ann", "bob", "cat"]), st.integers(0, 12).map(str)


@given(st.lists(st.tuples(PEOPLE, COMMANDS), max_size=60), st.integers(0, 60))
def test_the_same_answers_are_remembered_and_forgotten(
    answered: list[tuple[str, str]], at: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fold_module, "REMEMBERED", 4)
        first, second = Fold("epoch"), Fold("epoch")
        for number, (person, command) in enumerate(answered):
            if number == at:
                second = again(second)
            for fold in (first, second):
                fold.remember(person, command, Result(str(number)))
    for person in ("ann", "bob", "cat"):
        for command in map(str, range(13)):
            assert first.answered(person, command) == second.answered(person, command)
    assert list(map(list, first.answers.values())) == list(map(list, second.answers.values()))


def test_what_other_code_wrote_is_not_used() -> None:
    body = checkpoint.encode(folded(golden.story()), "other code")
    with pytest.raises(Unusable, match="other code"):
        checkpoint.decode(body, CODE)


def test_what_is_cut_off_is_not_used() -> None:
    body = checkpoint.encode(folded(golden.story()), CODE)
    for length in range(0, len(body), 7):
        with pytest.raises(Unusable, match="damaged"):
            checkpoint.decode(body[:length], CODE)


@given(st.binary(max_size=200))
def test_noise_is_not_used(noise: bytes) -> None:
    for body in (noise, b"\xdd\0\0\0\x02" + noise):
        with pytest.raises(Unusable):
            checkpoint.decode(body, CODE)


def test_a_log_without_its_words_folds_the_same_from_a_checkpoint() -> None:
    """Erased words come back as None: what is folded then must be as good to write down."""
    fold = Fold("epoch")
    for seq, events in enumerate(golden.story().log, 1):
        erased = codec.unpack(codec.pack(events).body, [])
        fold.apply(Commit(seq, erased, []), Touched())
    assert same(again(fold), fold)
