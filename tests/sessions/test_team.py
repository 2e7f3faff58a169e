"""Who may do what, who did what, and that two consoles never fight."""

import pytest

from sessions import commands as c
from sessions import team
from sessions.actor import Actor
from sessions.commands import KINDS, FacilitatorCommand
from sessions.refusals import Code, Refusal
from sessions.wire import MemberRole
from tests.sessions.room import FACILITATOR, SERVER, Room


@pytest.fixture
def room() -> Room:
    return Room()


def invite(room: Room, role: MemberRole, name: str = "") -> tuple[str, Actor]:
    secret = f"secret-{role}-{len(room.state.team)}"
    fields = {"role": role, "name": name, "secret": secret}
    return room.do(FACILITATOR, c.InviteMember, **fields), Actor("facilitator", secret)


def doings(room: Room) -> list[tuple[str, str, str | None]]:
    found = room.view("facilitator")["doings"].values()
    return [(one.member, one.kind, one.about) for one in found]


def test_whoever_creates_the_event_is_its_first_member(room: Room) -> None:
    [member] = room.view("facilitator")["members"].values()
    assert (member.id, member.role, member.name, member.revoked) == (
        "m1",
        "facilitator",
        None,
        False,
    )
    room.do(FACILITATOR, c.SetName, name=" Rhian ")
    assert room.view("facilitator")["members"]["m1"].name == "Rhian"


@pytest.mark.parametrize("audience", ["attendee", "board"])
def test_only_facilitators_see_the_team(room: Room, audience: str) -> None:
    invite(room, "scribe", "Tom")
    room.do(FACILITATOR, c.NextStage)
    view = room.view(audience)  # type: ignore[arg-type]
    assert (view["members"], view["doings"]) == ({}, {})


def test_a_moderator_moderates_and_no_more(room: Room) -> None:
    _, moderator = invite(room, "moderator")
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(room.join(), c.PostIdea, text="Soup")
    other = room.do(room.join(), c.PostIdea, text="Broth")
    room.do(moderator, c.HideIdea, idea=idea)
    room.do(moderator, c.RestoreIdea, idea=idea)
    room.do(moderator, c.MergeIdeas, into=idea, from_=[other])
    for kind, fields in (
        (c.NextStage, {}),
        (c.Undo, {}),
        (c.AddSeat, {}),
        (c.RevokeMember, {"member": "m1"}),
        (c.InviteMember, {"role": "facilitator", "name": "", "secret": "x"}),
    ):
        assert room.refused(moderator, kind, **fields) == Code.NOT_YOUR_ROLE


def test_a_scribe_writes_and_no_more(room: Room) -> None:
    _, scribe = invite(room, "scribe")
    room.do(scribe, c.AddSeat)
    idea = {"idea": "any"}
    for kind, fields in ((c.NextStage, {}), (c.HideIdea, idea), (c.HoldIdeas, {"hold": True})):
        assert room.refused(scribe, kind, **fields) == Code.NOT_YOUR_ROLE


def test_what_a_role_may_is_something_that_facilitators_may() -> None:
    commands = {name for name, kind in KINDS.items() if kind in FacilitatorCommand.__args__}
    assert {"set_name", "hide_idea", "merge_ideas"} <= team.MAY["moderator"] <= commands
    assert team.MAY["scribe"] <= commands


def test_nobody_else_invites_or_revokes(room: Room) -> None:
    ann = room.join()
    fields = {"role": "facilitator", "name": "", "secret": "x"}
    for actor in (ann, SERVER):
        assert room.refused(actor, c.InviteMember, **fields) == Code.NOT_ALLOWED
        assert room.refused(actor, c.RevokeMember, member="m1") == Code.NOT_ALLOWED


def test_who_is_revoked_does_nothing_more(room: Room) -> None:
    member, rhian = invite(room, "facilitator", "Rhian")
    room.do(rhian, c.NextStage)
    room.do(FACILITATOR, c.RevokeMember, member=member)
    assert room.refused(rhian, c.NextStage) == Code.BAD_TOKEN
    found = room.view("facilitator")["members"][member]
    assert (found.revoked, found.name) == (True, "Rhian")
    assert room.ask(FACILITATOR, room.command(c.RevokeMember, member=member)) == []
    assert room.refused(FACILITATOR, c.RevokeMember, member="m9") == Code.NO_SUCH_MEMBER


def test_somebody_can_always_run_the_event(room: Room) -> None:
    invite(room, "moderator")
    assert room.refused(FACILITATOR, c.RevokeMember, member="m1") == Code.LAST_FACILITATOR
    _, second = invite(room, "facilitator")
    room.do(second, c.RevokeMember, member="m1")
    assert room.refused(second, c.RevokeMember, member="m3") == Code.LAST_FACILITATOR


def test_a_new_link_for_all_others_ends_every_members(room: Room) -> None:
    _, scribe = invite(room, "scribe")
    room.do(SERVER, c.IssueFacilitatorLink, facilitator="secret-new", revoke_others=True)
    assert room.refused(scribe, c.AddSeat) == Code.BAD_TOKEN
    assert room.refused(FACILITATOR, c.NextStage) == Code.BAD_TOKEN
    room.do(Actor("facilitator", "secret-new"), c.NextStage)
    members = room.view("facilitator")["members"].values()
    assert [one.id for one in members if not one.revoked] == ["m3"]


def test_each_sees_what_the_other_did(room: Room) -> None:
    member, rhian = invite(room, "facilitator", "Rhian")
    room.do(rhian, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.StartTimer, seconds=60)
    assert doings(room)[-2:] == [(member, "open_stage", "s2"), ("m1", "start_timer", None)]
    assert room.view("facilitator")["members"][member].last.kind == "open_stage"
    undoes = room.view("facilitator")["session"]["session"].undoes
    assert undoes.by == member
    room.do(FACILITATOR, c.Undo, step=undoes.n)
    *_, undo = room.view("facilitator")["doings"].values()
    assert (undo.member, undo.kind, undo.step, undo.whose) == ("m1", "undo", "open", member)


def test_what_changes_nothing_is_no_doing(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    before = doings(room)
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    assert doings(room) == before


def test_only_the_last_doings_are_kept(room: Room) -> None:
    for number in range(team.DOINGS + 5):
        room.do(FACILITATOR, c.HoldIdeas, hold=not number % 2)
    assert len(doings(room)) == team.DOINGS


def test_next_pressed_on_two_consoles_goes_on_once(room: Room) -> None:
    _, rhian = invite(room, "facilitator")
    for actor in (FACILITATOR, rhian):
        room.do(actor, c.NextStage, from_=None)
    assert room.state.stage == "s1"
    for actor in (FACILITATOR, rhian):
        room.do(actor, c.NextStage, from_="s1")
    assert room.state.stage == "s2"


def test_a_button_pressed_too_late_takes_nobody_back(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    assert room.refused(FACILITATOR, c.OpenStage, stage="s2", from_="s1") == Code.MOVED_ON
    assert room.refused(FACILITATOR, c.CloseStage, from_="s1") == Code.MOVED_ON
    assert room.ask(FACILITATOR, room.command(c.OpenStage, stage="s3", from_="s1")) == []
    room.do(FACILITATOR, c.CloseStage, from_="s3")
    assert room.ask(FACILITATOR, room.command(c.CloseStage, from_="s3")) == []


def test_two_new_rounds_at_once_are_one(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    for _ in range(2):
        room.do(FACILITATOR, c.NewRound, after=1)
    assert room.state.stages["s3"].round == 2


def test_two_undos_of_one_step_take_one_step_back(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s1")
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    step = room.view("facilitator")["session"]["session"].undoes.n
    for _ in range(2):
        room.do(FACILITATOR, c.Undo, step=step)
    assert room.state.stage == "s1"
    first = room.state.steps[-1].n
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    assert room.refused(FACILITATOR, c.Undo, step=first) == Code.MOVED_ON


def test_there_is_an_end_to_invitations(room: Room) -> None:
    for _ in range(team.MOST_MEMBERS - 1):
        invite(room, "scribe")
    command = room.command(c.InviteMember, role="scribe", name="", secret="x")
    refused = room.ask(FACILITATOR, command)
    assert isinstance(refused, Refusal)
    assert refused.code == Code.TOO_MANY
