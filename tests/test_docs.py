"""What the documents claim to list, they list."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from server.cli import app
from server.live.census import census
from server.metrics import Metrics
from server.settings import from_environment
from sessions import commands, wire
from sessions.refusals import Code

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text()
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
    wire.TableEntity,
    wire.SeatsEntity,
    wire.Seating,
    wire.HostIdea,
    wire.BoardEntity,
    wire.MeEntity,
    wire.OwnIdea,
    wire.OwnVote,
    wire.Welcome,
    wire.Delta,
    wire.Snapshot,
    wire.Live,
    wire.Auth,
    wire.MemberEntity,
    wire.Doing,
    wire.Membership,
    wire.Team,
    wire.Undoes,
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


def every_metric() -> dict[str, set[str]]:
    """Our metrics as they are scraped, with their labels."""
    metrics = Metrics()
    metrics.watch(lambda: census([]))
    collectors = metrics.registry._collector_to_names
    labels = {
        name: set(getattr(collector, "_labelnames", ()))
        for collector, names in collectors.items()
        for name in names
    }
    found = {}
    for family in metrics.registry.collect():
        if family.name.startswith("pledgewall_"):
            ending = {"counter": "_total", "info": "_info"}.get(family.type, "")
            of_samples = {label for sample in family.samples for label in sample.labels} - {"le"}
            found[family.name + ending] = labels.get(family.name, set()) | of_samples
    return found


def described(text: str) -> dict[str, set[str]]:
    """The metrics of the table, with all that is named beside them."""
    rows = re.findall(r"^\| `(pledgewall_\w+)` \|(.*)$", text, re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", rest)) for name, rest in rows}


def test_operations_describe_every_metric_with_its_labels_and_no_other() -> None:
    real, told = every_metric(), described(OPERATIONS)
    assert len(real) > 15
    assert real.keys() == told.keys()
    for name, labels in real.items():
        assert labels <= told[name], name


def test_operations_name_no_metric_that_there_is_not() -> None:
    parts = tuple(every_metric())
    named = set(re.findall(r"pledgewall_\w+", OPERATIONS))
    assert not [name for name in named if not name.startswith(parts)]


class Environment(dict[str, str]):
    """Notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def get(self, name: str, *default: object) -> None:  # type: ignore[override]
        self.asked.add(name)


def test_the_readme_lists_every_setting() -> None:
    environment = Environment()
    from_environment(environment)
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert listed == environment.asked


def test_the_readme_lists_every_command() -> None:
    known = {one.name or one.callback.__name__ for one in app.registered_commands if one.callback}
    assert known == set(re.findall(r"^\| `pledgewall (\w+)", README, re.MULTILINE))


def said(words: object) -> Iterator[str]:
    """Every message of a language file."""
    if isinstance(words, dict):
        for part in words.values():
            yield from said(part)
    elif isinstance(words, str):
        yield words


def test_what_the_guide_says_to_press_after_the_event_is_on_a_screen() -> None:
    guide = (ROOT / "docs" / "facilitators-guide.md").read_text().partition("## After the event")[2]
    labels = {" ".join(one.split()) for one in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", guide)}
    messages = msgspec.json.decode((ROOT / "client_static/languages/en.json").read_bytes())
    assert len(labels) > 10
    assert labels <= set(said(messages))
