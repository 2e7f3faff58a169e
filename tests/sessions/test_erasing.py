"""Somebody is erased, words are taken away, links are forgotten: what is left, for everybody."""

import msgspec
import pytest

from sessions import checkpoint, privacy
from sessions import commands as c
from sessions.actor import Actor
from sessions.commits import Answer, Commit
from sessions.contact import MOST_LINKS
from sessions.events import Erased
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Code
from sessions.state import Touched
from sessions.wire import Result
from tests.sessions.law import Watch
from tests.sessions.room import BEGIN, FACILITATOR, SERVER, Room, everything, plain

DAY = 24 * 3_600_000


PICTURE = "f" * 32
SECRET = "secret-of-anns-plan-0123456789abcd"


class Evening(Room):
    """Ann gave an idea, a pledge, a private word, votes, support and a seat; Bob voted and joined.

    Cat's idea was merged into Ann's.
    """

    def __init__(self) -> None:
        super().__init__("pledge-event")
        self.do(FACILITATOR, c.SetTables, names=["", ""])
        self.ann, self.bob, self.cat = self.people(3)
        self.do(self.ann, c.SetName, name="Ann")
        self.do(self.ann, c.TakeTable, table="t1")
        self.seat = self.command(c.AddSeat)
        self.ask(self.ann, self.seat)
        self.do(FACILITATOR, c.OpenStage, stage="s2")
        self.idea = self.do(self.ann, c.PostIdea, text="anns-words")
        self.bobs = self.do(self.bob, c.PostIdea, text="bobs-words about Ann")
        self.cats = self.do(self.cat, c.PostIdea, text="cats-words")
        self.taken = self.do(self.ann, c.PostIdea, text="anns-second-thoughts")
        self.do(self.ann, c.WithdrawIdea, idea=self.taken)
        self.do(FACILITATOR, c.ShowIdeas)
        self.do(self.ann, c.SupportIdea, idea=self.bobs)
        self.do(FACILITATOR, c.MergeIdeas, into=self.idea, from_=[self.cats])
        self.do(FACILITATOR, c.OpenStage, stage="s3")
        self.do(self.ann, c.CastVote, idea=self.bobs, dots=2)
        self.do(self.bob, c.CastVote, idea=self.idea, dots=3)
        vote = self.command(c.CastVote, idea=self.bobs, dots=1)
        self.do(self.ann, c.ActFor, seat=self.seat.id, does=vote)
        self.do(FACILITATOR, c.Reveal)
        self.do(FACILITATOR, c.OpenStage, stage="s4")
        self.pledge = self.do(
            self.ann, c.MakePledge, text="anns-promise", kind="action", who="Ann", ideas=[self.idea]
        )
        self.theirs = self.do(self.bob, c.MakePledge, text="bobs-promise", kind="action")
        self.do(self.bob, c.JoinPledge, pledge=self.pledge)
        self.do(self.ann, c.JoinPledge, pledge=self.theirs)
        self.do(self.ann, c.SendPrivateWord, text="anns-trouble")
        (self.word,) = self.state.private_words
        secret = SECRET
        self.do(SERVER, c.LinkPlan, participant=self.ann.id, link=token_hash(secret))
        self.do(self.ann, c.LeaveContact, email="anns-address@example.org", secret=secret)
        self.do(SERVER, c.KeepPicture, picture=PICTURE, width=1, height=1, participant=self.ann.id)
        kept = {"status": "kept", "story": "anns-story", "help": "anns-help"}
        self.do(self.ann, c.CheckIn, pledge=self.pledge, **kept)
        self.told = self.do(
            self.ann, c.CheckIn, pledge=self.theirs, story="anns-too", picture=PICTURE
        )
        self.do(FACILITATOR, c.ApproveCheckIn, check_in=self.told)
        self.do(self.bob, c.CheckIn, pledge=self.theirs, status="under_way", story="bobs-story")
        self.watch = Watch(self.state)

    def written(self) -> bytes:
        """All that the log holds, and all that anybody sees."""
        shown = msgspec.json.encode(everything(self.state))
        fold = Fold("e")
        fold.state = self.state
        return b"".join(
            [msgspec.json.encode(self.stored()), shown, checkpoint.encode(fold, "code")]
        )

    def is_whole(self) -> None:
        """Nobody sees anything else than a newcomer, and the log folds to the same."""
        self.watch.gather(self.touched)
        self.watch.tick()
        for whole in (True, False):
            assert plain(self.replayed(whole=whole)) == plain(self.state)


@pytest.fixture
def room() -> Evening:
    return Evening()


@pytest.mark.parametrize("by", ["self", "idea", "pledge", "word", "check_in"])
def test_a_person_is_erased_everywhere(room: Evening, by: str) -> None:
    assert b"anns-second-thoughts" in room.written()
    thing = {"idea": room.idea, "pledge": room.pledge, "word": room.word}.get(by)
    thing = room.told if by == "check_in" else thing
    if thing:
        room.do(FACILITATOR, c.ErasePerson, thing=thing)
    else:
        room.do(room.ann, c.EraseMe)
    room.is_whole()
    written = room.written()
    for words in (b"anns", b'"Ann"', b"secret-seat-1", token_hash(SECRET).encode()):
        assert words not in written
    board = room.view("board")
    assert board["ideas"].keys() == {room.bobs, room.cats}
    # Cat's idea takes over the votes that Ann's had; Ann's votes and her seat's are gone.
    tallies = {key: tally.dots for key, tally in board["tallies"].items()}
    assert tallies == {room.cats: 3}
    assert board["pledges"].keys() == {room.theirs}
    assert board["pledges"][room.theirs].joiners == 0
    assert [one.story for one in board["pledges"][room.theirs].stories] == ["bobs-story"]
    assert room.state.plan_links == {}
    erased = room.log[-1][-1]
    assert isinstance(erased, Erased)
    assert erased.pictures == [PICTURE]
    assert PICTURE not in room.state.pictures
    assert room.view("facilitator")["ideas"][room.bobs].supporters == 0
    assert room.view("facilitator")["private_words"] == {}
    assert room.state.people.keys() == {room.bob.id, room.cat.id}
    assert room.state.tables["t1"].people == 0
    assert room.refused(room.ann, c.SetName, name="Ann") == Code.BAD_TOKEN


def test_who_was_erased_and_comes_again_is_somebody_else(room: Evening) -> None:
    room.do(room.ann, c.EraseMe)
    again = room.join()
    assert again.id != room.ann.id
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(again, c.PostIdea, text="new")
    room.watch = Watch(room.state)
    room.is_whole()


def test_a_seat_is_erased_alone(room: Evening) -> None:
    room.do(room.ann, c.ActFor, seat=room.seat.id, does=room.command(c.EraseMe))
    room.is_whole()
    assert len(room.state.people) == 3
    assert not room.state.people[room.ann.id].seats
    dots = {key: tally.dots for key, tally in room.view("board")["tallies"].items()}
    assert dots == {room.idea: 3, room.bobs: 2}


def test_a_scribes_next_seat_has_a_name_of_its_own(room: Evening) -> None:
    first, second = (room.do(FACILITATOR, c.AddSeat) for _ in range(2))
    room.do(FACILITATOR, c.ActFor, seat=first, does=room.command(c.EraseMe))
    assert room.do(FACILITATOR, c.AddSeat) not in (first, second)


@pytest.mark.parametrize("noun", ["idea", "pledge", "word"])
def test_words_are_taken_away_and_a_mark_stays(room: Evening, noun: str) -> None:
    thing = {"idea": room.idea, "pledge": room.pledge, "word": room.word}[noun]
    said = {"idea": b"anns-words", "pledge": b"anns-promise", "word": b"anns-trouble"}[noun]
    if noun == "idea":
        room.do(FACILITATOR, c.RewriteIdea, idea=thing, text="somebodys-words")
        room.do(FACILITATOR, c.FlagIdea, idea=thing, note="anns-note")
    before = room.view("board")["tallies"]
    room.watch = Watch(room.state)
    room.do(FACILITATOR, c.Redact, things=[thing])
    room.is_whole()
    written = room.written()
    for words in (said, b"somebodys-words", b"anns-note"):
        assert words not in written
    assert room.view("board")["tallies"] == before
    console = room.view("facilitator")
    if noun == "word":
        word = console["private_words"][thing]
        assert (word.text, word.redacted) == ("", True)
        assert thing in room.me(room.ann)["private_words"]
    else:
        assert console[f"{noun}s"][thing].text == ""
        assert room.me(room.ann)[f"{noun}s"][thing].text == ""


def test_what_was_told_is_taken_away_with_its_picture(room: Evening) -> None:
    room.do(FACILITATOR, c.Redact, things=[room.told])
    room.is_whole()
    assert b"anns-too" not in room.written()
    told = room.view("facilitator")["check_ins"][room.told]
    assert (told.story, told.picture, told.redacted) == (None, None, True)
    erased = room.log[-1][-1]
    assert isinstance(erased, Erased)
    assert erased.pictures == [PICTURE]


def test_a_picture_that_somebody_else_shows_stays(room: Evening) -> None:
    picture = c.ChosenPicture(id=PICTURE, alt={"en": "A field"})
    room.do(FACILITATOR, c.SetPicture, prompt="p1", picture=picture)
    room.do(room.ann, c.EraseMe)
    erased = room.log[-1][-1]
    assert isinstance(erased, Erased)
    assert erased.pictures == []
    assert PICTURE in room.state.pictures


@pytest.mark.parametrize("again", [True, False])
def test_an_address_is_kept_nowhere_when_it_was_taken_back(room: Evening, again: bool) -> None:
    assert b"anns-address" in room.written()
    assert SECRET.encode() in room.written()
    if again:
        room.do(room.ann, c.LeaveContact, email="new@example.org")
        assert room.state.people[room.ann.id].plan_secret == SECRET
    else:
        room.do(room.ann, c.WithdrawContact)
        assert SECRET.encode() not in room.written()
    room.is_whole()
    assert b"anns-address" not in room.written()


@pytest.mark.parametrize("again", [True, False])
def test_the_mails_link_is_no_exception_once_they_end(room: Evening, again: bool) -> None:
    """Nor where it was kept beside the newest ones: nothing would say so any more."""
    for n in range(MOST_LINKS + 1):
        room.do(SERVER, c.LinkPlan, participant=room.ann.id, link=f"hash-{n}")
    if again:
        room.do(room.ann, c.LeaveContact, email="new@example.org")
    else:
        room.do(room.ann, c.WithdrawContact)
    room.watch = Watch(room.state)
    room.is_whole()
    assert (token_hash(SECRET) in room.state.plan_links) is again


def test_a_merged_original_is_redacted_under_the_idea_it_lives_on_in(room: Evening) -> None:
    room.do(FACILITATOR, c.Redact, things=[room.cats])
    room.is_whole()
    (original,) = room.view("board")["ideas"][room.idea].merged
    assert original.text == ""


def test_links_are_forgotten_and_words_stay(room: Evening) -> None:
    room.do(SERVER, c.ForgetLinks)
    room.is_whole()
    assert b"anns-second-thoughts" not in room.written()
    assert room.view("board")["ideas"][room.idea].text == "anns-words"
    assert {idea.author for idea in room.state.ideas.values()} == {None}
    assert room.me(room.ann)["ideas"] == room.me(room.ann)["private_words"] == {}
    # Pledges are followed up, and a vote counts as it did.
    assert room.me(room.ann)["pledges"].keys() == {room.pledge}
    assert {key: one.dots for key, one in room.view("board")["tallies"].items()} == {
        room.idea: 3,
        room.bobs: 3,
    }
    stored = msgspec.json.encode([one.personal for one in room.stored()])
    assert stored.count(b'"author"') == 5  # of pledges, and of what was told of them
    assert room.refused(FACILITATOR, c.ErasePerson, thing=room.idea) == Code.AUTHOR_UNKNOWN
    room.do(FACILITATOR, c.ErasePerson, thing=room.pledge)
    room.is_whole()
    assert room.ann.id not in room.state.people


def test_the_table_of_few_is_not_told_after_the_links_are_gone(room: Evening) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    alone = room.do(room.ann, c.PostIdea, text="alone")
    room.do(room.bob, c.TakeTable, table="t1")
    room.do(room.cat, c.TakeTable, table="t1")
    together = room.do(room.bob, c.PostIdea, text="together")
    console = room.view("facilitator")["ideas"]
    assert (console[alone].table, console[together].table) == (None, "t1")
    room.watch = Watch(room.state)
    room.do(SERVER, c.ForgetLinks)
    room.is_whole()
    console = room.view("facilitator")["ideas"]
    assert (console[alone].table, console[together].table) == (None, "t1")
    assert '"t1"' not in str([one.personal for one in room.stored() if b"Seated" in one.body])


def test_who_was_taken_out_and_erased_is_known_to_nobody(room: Evening) -> None:
    room.do(FACILITATOR, c.RemoveAuthor, idea=room.idea)
    room.do(FACILITATOR, c.RemoveAuthor, idea=room.bobs)
    room.do(room.ann, c.EraseMe)
    for removal in list(room.state.removals):
        room.do(FACILITATOR, c.LetBack, removal=removal)
    room.watch = Watch(room.state)
    room.is_whole()


@pytest.mark.parametrize("who", ["bob", "board", "member"])
def test_only_who_may_erases(room: Evening, who: str) -> None:
    if who == "member":
        room.do(FACILITATOR, c.InviteMember, role="moderator", name="Mo", secret="mo")
        mo = Actor("facilitator", "mo")
        assert room.refused(mo, c.ErasePerson, thing=room.idea) == Code.NOT_YOUR_ROLE
        assert room.refused(mo, c.Redact, things=[room.idea]) == Code.NOT_YOUR_ROLE
        return
    actor = room.bob if who == "bob" else Actor("board", "board")
    for command in ({"thing": room.idea}, None):
        kind = c.ErasePerson if command else c.ForgetLinks
        assert room.refused(actor, kind, **(command or {})) == Code.NOT_ALLOWED
    assert room.refused(FACILITATOR, c.Redact, things=["none"]) == Code.NO_SUCH_THING


def test_no_doing_tells_whose_idea_it_was(room: Evening) -> None:
    room.do(FACILITATOR, c.ErasePerson, thing=room.pledge)
    *_, doing = room.view("facilitator")["doings"].values()
    assert (doing.kind, doing.about) == ("erase_person", None)


def test_answers_that_tell_who_made_what_go_from_memory_too() -> None:
    fold = Fold("e")
    answers = [Answer("ann", "c-1", Result("i1")), Answer("tom", "c-2", Result("i2"))]
    fold.apply(Commit(1, Room().log[0], [*answers, Answer("tom", "c-3", Result())]), Touched())
    fold.evolve(Erased(at=1, people=[], things=["i2"]), Touched())
    assert fold.answered("ann", "c-1")
    assert fold.answered("tom", "c-2") is None
    assert fold.answered("tom", "c-3")
    fold.evolve(Erased(at=1, links=True), Touched())
    assert fold.answers == {}


# How long what is kept


def ended(room: Room, at: int) -> None:
    room.state.ended_at = at


def test_all_counts_from_the_end(room: Evening) -> None:
    ended(room, BEGIN)
    assert privacy.unlinks_at(room.state) == BEGIN + DAY
    assert privacy.deletes_at(room.state) == BEGIN + 365 * DAY
    asked = c.PrivacyText(months=1, link_hours=0)
    room.do(FACILITATOR, c.SetPrivacy, privacy=asked)
    assert privacy.must_unlink(room.state, BEGIN)
    assert not privacy.must_delete(room.state, BEGIN + 30 * DAY - 1)
    assert privacy.must_delete(room.state, BEGIN + 30 * DAY)


def test_an_event_that_never_ended_counts_from_what_happened_last(room: Evening) -> None:
    last = room.state.keeping.last_at
    assert last == room.now
    assert privacy.unlinks_at(room.state) == last + 30 * DAY
    assert not privacy.must_delete(room.state, last + 364 * DAY)
    assert privacy.must_delete(room.state, last + 366 * DAY)


def test_a_clock_that_had_lost_its_time_deletes_nothing(room: Evening) -> None:
    """A laptop with an empty battery began the event in 1970, and found the true time later."""
    room.state.created_at = room.state.keeping.last_at = 60_000
    assert not privacy.must_delete(room.state, BEGIN)
    assert not privacy.must_unlink(room.state, BEGIN)


def test_links_are_forgotten_once(room: Evening) -> None:
    late = room.now + 31 * DAY
    assert privacy.must_unlink(room.state, late)
    room.do(SERVER, c.ForgetLinks)
    assert not privacy.must_unlink(room.state, late)


def test_what_is_taken_back_after_the_links_are_gone_goes_too(room: Evening) -> None:
    room.do(SERVER, c.ForgetLinks)
    room.do(room.ann, c.WithdrawPledge, pledge=room.pledge)
    assert b"anns-promise" in room.written()
    late = room.now + 31 * DAY
    assert privacy.must_unlink(room.state, late)
    room.do(SERVER, c.ForgetLinks)
    assert b"anns-promise" not in room.written()
    assert b"anns-story" not in room.written()
    assert not privacy.must_unlink(room.state, late)


@pytest.mark.parametrize("wrong", [{"months": 0}, {"months": 121}, {"link_hours": 721}])
def test_a_promise_has_bounds(room: Evening, wrong: dict[str, int]) -> None:
    asked = c.PrivacyText(**wrong)
    assert room.refused(FACILITATOR, c.SetPrivacy, privacy=asked) == Code.BAD_RETENTION


def test_consoles_see_what_is_promised_and_which_files_were_made(room: Evening) -> None:
    room.do(SERVER, c.NoteExport, format="csv", secret=FACILITATOR.id)
    room.do(SERVER, c.NoteExport, format="pdf")
    room.is_whole()
    assert room.view("board")["privacy"] == room.view("attendee")["privacy"] == {}
    shown = room.view("facilitator")["privacy"]["privacy"]
    assert [(one.format, one.by) for one in shown.exports] == [("csv", "m1"), ("pdf", None)]
    assert shown.privacy.months == 12
