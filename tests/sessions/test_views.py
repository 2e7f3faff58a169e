import msgspec
import pytest

from sessions import commands as c
from sessions import delta, views
from sessions.actor import Actor
from sessions.agenda import Template
from sessions.state import session as session_module
from sessions.wire import Me, View
from tests.sessions import golden
from tests.sessions.law import Watch
from tests.sessions.room import FACILITATOR, Room


def test_views_are_the_collections_of_the_wire() -> None:
    room = golden.story()
    for audience in views.AUDIENCES:
        assert tuple(room.view(audience)) == View.__struct_fields__
    assert tuple(room.me(Actor("attendee", "secret-person-1"))) == Me.__struct_fields__


def test_a_delta_sets_and_deletes() -> None:
    old = {"ideas": {"a": 1, "b": 2}, "pledges": {}}
    new = delta.apply(old, {"ideas": {"b": 3, "c": 4}}, {"ideas": ["a"], "pledges": ["x"]})
    assert new == {"ideas": {"b": 3, "c": 4}, "pledges": {}}
    assert old == {"ideas": {"a": 1, "b": 2}, "pledges": {}}


def test_what_a_vote_costs_does_not_grow_with_the_room() -> None:
    room = Room("conversation")
    people = room.people(20)
    room.do(FACILITATOR, c.NextStage)
    ideas = [room.do(who, c.PostIdea, text="x") for who in people]
    room.do(people[0], c.CastVote, idea=ideas[0], opinion="agree")
    assert room.touched.shared == {("tallies", ideas[0])}
    assert room.touched.personal == {people[0].id: {("votes", ideas[0]), ("me", "me")}}


def test_a_phone_gets_a_fair_sample_and_its_owners_ideas(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (session_module, views):
        monkeypatch.setattr(module, "SAMPLE", 5)
    room = Room("conversation")
    ann = room.join()
    room.do(FACILITATOR, c.NextStage)
    watch = Watch(room.state)
    ideas = []
    for number in range(12):
        ideas.append(room.do(ann, c.PostIdea, text=f"idea {number}"))
        watch.gather(room.touched)
        watch.tick()
    assert list(room.view("attendee")["ideas"]) == sorted(ideas)[:5]
    assert len(room.view("board")["ideas"]) == 12
    assert len(room.me(ann)["ideas"]) == 12
    for idea in sorted(ideas):
        room.do(FACILITATOR, c.HideIdea, idea=idea)
        watch.gather(room.touched)
        watch.tick()
    assert not room.view("attendee")["ideas"]


def test_shipped_templates_begin_sessions() -> None:
    files = sorted((golden.FOLDER.parents[2] / "sessions" / "templates").glob("*.json"))
    assert {"pledge-event", "quick", "conversation"} <= {file.stem for file in files}
    for file in files:
        template = msgspec.json.decode(file.read_bytes(), type=Template)
        assert template.id == file.stem
        room = Room(template)
        for _ in template.stages:
            room.do(FACILITATOR, c.NextStage)
        assert all(prompt.translations["cy"] for prompt in room.state.prompts.values())
