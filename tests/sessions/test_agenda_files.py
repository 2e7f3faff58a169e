"""Agenda files: written and read again they are the same; what is wrong is said with its place."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sessions import agenda_files, creation
from sessions import commands as c
from sessions.agenda import Template, TemplateStage
from sessions.copying import agenda_of
from sessions.creation import NewSession
from sessions.events import SessionCreated
from sessions.refusals import Code, Refuse
from tests.sessions.room import BEGIN, FACILITATOR, Room

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "agenda-files.md").read_text()
READY = sorted((ROOT / "sessions" / "templates").glob("*.json"))


def agenda(*stages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"format": "pledgewall-agenda", "version": 1, "stages": list(stages), **more}


def test_the_example_of_the_docs_is_an_agenda() -> None:
    [example] = re.findall(r"```json\n(.*?)```", DOCS, re.DOTALL)
    found = agenda_files.decode(example.encode())
    assert [stage.kind for stage in found.stages] == ["ideas", "vote", "talk", "vote"]
    assert found.minutes == 35


def test_the_docs_name_every_field() -> None:
    named = set(re.findall(r"`(\w+)`", DOCS))
    fields = {*Template.__struct_fields__, *TemplateStage.__struct_fields__}
    assert fields <= named


@pytest.mark.parametrize("file", READY, ids=lambda file: file.stem)
def test_a_ready_template_is_whole_and_comes_back_the_same(file: Path) -> None:
    found = agenda_files.decode(file.read_bytes())
    assert found.id == file.stem
    assert agenda_files.decode(agenda_files.encode(found)) == found
    assert found.people
    for texts in (found.name, found.about, found.source):
        assert texts.keys() == {"en", "cy"}
    for stage in found.stages:
        assert stage.minutes
        assert stage.script.keys() == {"en", "cy"}
        assert all(prompt.keys() == {"en", "cy"} for prompt in stage.prompts)


def test_an_event_s_agenda_starts_another_like_it() -> None:
    room = Room("pledge-event")
    vote = room.do(FACILITATOR, c.DuplicateStage, stage="s3")
    room.do(FACILITATOR, c.ChangeStage, stage=vote, repeats="s3", minutes=3)
    room.do(FACILITATOR, c.EditScript, stage="s1", text="Say hello", lang="en")
    file = agenda_files.encode(agenda_of(room.state))
    again = Room(agenda_files.decode(file))
    assert agenda_files.encode(agenda_of(again.state)) == file
    assert again.view("facilitator")["stages"]["s4"].repeats == "s3"
    assert again.view("facilitator")["scripts"]["s1"].texts == {"en": "Say hello"}


def test_a_prompt_keeps_its_language_where_the_event_s_is_missing() -> None:
    found = agenda_files.read(agenda({"kind": "ideas", "prompts": [{"en": "What?"}]}))
    new = NewSession(title="Ein diwrnod", languages=["cy", "en"])
    created = creation.create(new, found, "BCDFGH", "hash", BEGIN)
    assert isinstance(created, SessionCreated)
    assert [(p.text, p.lang, p.translations) for p in created.prompts] == [("What?", "en", {})]


IDEAS = {"kind": "ideas"}
VOTE = {"kind": "vote"}


@pytest.mark.parametrize(
    ("file", "where", "why"),
    [
        ([], "format", "not_agenda"),
        ({"stages": []}, "format", "not_agenda"),
        (agenda(IDEAS, version=2), "version", "other_version"),
        (agenda(), "stages", "no_stages"),
        (agenda(*[IDEAS] * 51), "stages", "too_many"),
        ({"format": "pledgewall-agenda", "version": 1}, "stages", "missing_field"),
        (agenda(IDEAS, owner="me"), "owner", "unknown_field"),
        (agenda(IDEAS, people=[9, 3]), "people", "bad_people"),
        (agenda(IDEAS, people=[9]), "people", "wrong_type"),
        (agenda({}), "stages[1].kind", "missing_field"),
        (agenda({"kind": "dance"}), "stages[1].kind", "unknown_value"),
        (agenda(IDEAS, {"kind": "ideas", "loud": 1}), "stages[2].loud", "unknown_field"),
        (agenda({"kind": "ideas", "minutes": "ten"}), "stages[1].minutes", "wrong_type"),
        (agenda({"kind": "ideas", "minutes": 0}), "stages[1].minutes", "too_small"),
        (agenda({"kind": "ideas", "minutes": 999}), "stages[1].minutes", "too_large"),
        (agenda({"kind": "welcome", "silent": True}), "stages[1].silent", "not_of_kind"),
        (agenda({**VOTE, "dots": 2, "per_idea": 3}), "stages[1].per_idea", "too_large"),
        (agenda({**VOTE, "repeats": 1}), "stages[1].repeats", "no_such_vote"),
        (agenda(IDEAS, {**VOTE, "repeats": 1}), "stages[2].repeats", "no_such_vote"),
        (agenda({**IDEAS, "prompts": ["What?"]}), "stages[1].prompts[1]", "wrong_type"),
        (agenda({**IDEAS, "prompts": [{"en": "a"}] * 21}), "stages[1].prompts", "too_many"),
        (
            agenda({**IDEAS, "prompts": [{"en": "a"}, {"en": "x" * 1501}]}),
            "stages[1].prompts[2].en",
            "text_too_long",
        ),
        (agenda({**IDEAS, "script": {"English": "x"}}), "stages[1].script", "bad_language"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_said_with_its_place(file: Any, where: str, why: str) -> None:
    with pytest.raises(Refuse) as refused:
        agenda_files.decode(json.dumps(file).encode())
    refusal = refused.value.refusal
    assert refusal.code == Code.BAD_AGENDA
    assert (refusal.values["where"], refusal.values["why"]) == (where, why)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"format": NaN}', b"[" * 200_000])
def test_what_is_no_json_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(Refuse) as refused:
        agenda_files.decode(content)
    assert refused.value.refusal.values["why"] == "not_json"
