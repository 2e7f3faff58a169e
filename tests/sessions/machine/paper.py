"""People without a phone: a scribe writes for them, or they use somebody else's phone."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions import held_seats
from sessions.actor import Actor
from sessions.state import FEWEST_ACTED_FOR, FEWEST_ON_PAPER
from sessions.views import Entities
from tests.sessions.machine.chance import NUMBERS
from tests.sessions.machine.team import Team

FOREIGN = st.sampled_from(["m1.1", "m2.1", "m3.1", "m3.2", "m4.1", "m9.9"])


class Paper(Team):
    @rule(who=NUMBERS, acting=st.booleans(), agreed=st.booleans())
    def add_seat(self, who: int, acting: bool, agreed: bool) -> None:
        if self.state.on_paper < 4:
            self.ask(self.member(who), c.AddSeat, acting=acting, agreed=agreed)

    @rule(who=NUMBERS, acting=st.booleans(), agreed=st.booleans())
    def share_phone(self, who: int, acting: bool, agreed: bool) -> None:
        if len(self.state.people) < 12:
            self.ask(self.person(who), c.AddSeat, acting=acting, agreed=agreed)

    @rule(
        who=NUMBERS,
        seat=NUMBERS,
        foreign=FOREIGN,
        phone=st.booleans(),
        idea=NUMBERS,
        kind=st.sampled_from(
            [
                c.PostIdea,
                c.CastVote,
                c.PlaceRung,
                c.MakePledge,
                c.WithdrawIdea,
                c.ChoosePerspectives,
                c.SupportIdea,
                c.SetName,
                c.PlaceRung,
            ]
        ),
    )
    def act_for(
        self, who: int, seat: int, foreign: str, phone: bool, idea: int, kind: type[c.Command]
    ) -> None:
        fields: dict[type[c.Command], dict[str, Any]] = {
            c.PostIdea: {"text": self.text("idea")},
            c.CastVote: {"idea": self.public(idea), "dots": 1},
            c.PlaceRung: {"stage": self.state.stage or "none", "rung": 1 + idea % 7},
            c.MakePledge: {"text": self.text("pledge"), "kind": "action"},
            c.WithdrawIdea: {"idea": self.idea(idea)},
            c.ChoosePerspectives: {"perspectives": ["v1"]},
            c.SupportIdea: {"idea": self.public(idea)},
            c.SetName: {"name": "Ann"},
            c.PlaceRung: {"stage": self.state.stage or "s1", "rung": 1 + idea % 7},
        }
        actor = self.person(who) if phone else self.member(who)
        does = self.room.command(kind, **fields[kind])
        self.ask(actor, c.ActFor, seat=self.seat(seat, foreign), does=does)

    @rule(who=NUMBERS, seat=NUMBERS, phone=st.booleans(), agreed=st.booleans())
    def change_agreement(self, who: int, seat: int, phone: bool, agreed: bool) -> None:
        actor = self.person(who) if phone else self.member(who)
        self.ask(actor, c.ChangeAgreement, seat=self.seat(seat, "m1.1"), agreed=agreed)

    @rule(who=NUMBERS, seat=NUMBERS, aside=st.booleans())
    def set_seat_aside(self, who: int, seat: int, aside: bool) -> None:
        self.ask(self.person(who), c.SetSeatAside, seat=self.seat(seat, "m1.1"), aside=aside)

    def seat(self, number: int, other: str) -> str:
        """Somebody's seat, perhaps not of whoever asks."""
        held = [one.held.seat for one in self.state.people.values() if one.held]
        return held[number % len(held)] if held and number >= 0 else other

    def check_seats(self, seen: dict[str, Entities]) -> None:
        people = self.state.people
        held = [one for one in people.values() if one.held]
        on_paper = [one for one in held if one.held and one.held.holder in self.state.team]
        assert self.state.on_paper == len(on_paper)
        acted_for = sum(bool(one.held and one.held.is_acted_for) for one in held)
        for audience in ("attendee", "board"):
            assert seen[audience]["session"]["session"].acted_for is msgspec.UNSET
        told = seen["facilitator"]["session"]["session"].acted_for
        assert told == (acted_for if acted_for >= FEWEST_ACTED_FOR else msgspec.UNSET)
        self.check_nobody_is_told(seen)
        for person in held:
            assert person.held is not None
            self.check_holder(person.id, person.held.holder, person.held.seat)

    def check_nobody_is_told(self, seen: dict[str, Entities]) -> None:
        """No audience is shown a seat or who has it; only what came by scribes is marked."""
        for audience in ("attendee", "board", "facilitator"):
            written = msgspec.json.encode(seen[audience])
            for person in self.state.people.values():
                assert f'"{person.id}"'.encode() not in written
                for seat in person.seats:
                    assert f'"{seat}"'.encode() not in written
        for collection in ("ideas", "pledges"):
            for key, thing in seen["facilitator"][collection].items():
                by = self.state.people.get(self.authors.get(key, ""))
                scribed = bool(by and by.held and by.held.holder in self.state.team)
                enough = self.state.on_paper >= FEWEST_ON_PAPER
                assert thing.paper == (scribed and enough)

    def check_holder(self, person: str, holder: str, seat: str) -> None:
        """Whoever holds a seat sees that person's things, and nobody else's phone does."""
        member = self.state.team.get(holder)
        actor = Actor("facilitator", member.secret) if member else Actor("attendee", holder)
        views = held_seats.seat_views(self.state, actor.id)
        assert (member is not None and member.revoked) or seat in views
        for other in self.state.people:
            if other != holder:
                theirs = self.state.people[other].seats.values()
                assert person not in theirs
