"""What the documents claim to list, they list."""

import re
from pathlib import Path

import msgspec
import pytest

from sessions import commands, wire
from sessions.refusals import Code

PROTOCOL = (Path(__file__).parent.parent / "docs" / "protocol.md").read_text()
NAMED = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", PROTOCOL))))

COMMANDS = (*commands.AttendeeCommand.__args__, *commands.FacilitatorCommand.__args__)
ENTITIES = (
    wire.SessionEntity,
    wire.StageEntity,
    wire.PromptEntity,
    wire.IdeaEntity,
    wire.ThemeEntity,
    wire.Tally,
    wire.ResultEntity,
    wire.PledgeEntity,
    wire.MeEntity,
    wire.OwnIdea,
    wire.OwnVote,
    wire.Welcome,
    wire.Delta,
    wire.Snapshot,
    wire.Live,
    wire.Auth,
    wire.Accepted,
    wire.Refused,
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_the_protocol_names_every_command_and_its_fields(command: type[commands.Command]) -> None:
    tag = command.__struct_config__.tag
    fields = {field.encode_name for field in msgspec.structs.fields(command)}
    assert {tag, *fields} <= NAMED


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_the_protocol_names_every_field(entity: type[msgspec.Struct]) -> None:
    assert {field.encode_name for field in msgspec.structs.fields(entity)} <= NAMED


def test_the_protocol_names_every_collection() -> None:
    collections = {field.name for field in msgspec.structs.fields(wire.View)}
    assert collections | {field.name for field in msgspec.structs.fields(wire.Me)} <= NAMED


@pytest.mark.parametrize("code", Code)
def test_the_protocol_lists_every_refusal(code: Code) -> None:
    assert f"`{code}`" in PROTOCOL
