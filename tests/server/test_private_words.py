"""A private word over real sockets: who gets a byte of it, and where else it could turn up."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import msgspec
import pytest

from server.export import FORMATS
from tests.server.events import Event
from tests.server.exported import text_in
from tests.server.phones import command_id
from tests.server.scrapes import scrape
from tests.server.servers import Server, running
from tests.server.test_live_team import Team
from tests.server.web import NEW

SAID = ("Cold-hands-here", "Under-the-clock")


@pytest.fixture
async def team(server: Server) -> AsyncIterator[Team]:
    async with Team.on(server) as event:
        yield event


async def test_facilitators_and_moderators_get_it_and_nobody_else_a_byte(team: Team) -> None:
    ann, ben, board = await team.phone(), await team.phone(), await team.board()
    console = await team.console()
    member, moderator = await team.member("moderator", "Mo")
    _, scribe = await team.member("scribe")
    await ann.ask("send_private_word", text=SAID[0], come=True, where=SAID[1])
    for eye in (console, moderator):
        await eye.until(lambda eye=eye: eye.view["private_words"])
        [word] = eye.view["private_words"].values()
        assert (word["text"], word["where"]) == SAID
    [own] = ann.me["private_words"].values()
    assert own == {"id": word["id"], "at": word["at"], "come": True, "seen": False} | {
        "settled": False
    }
    await moderator.done("see_private_word", word=word["id"])
    await ann.until(lambda: ann.me["private_words"][word["id"]]["seen"])
    await console.done("settle_private_word", word=word["id"])
    await moderator.until(lambda: moderator.view["private_words"][word["id"]]["settled"] == "m1")
    assert moderator.view["private_words"][word["id"]]["seen"] == member
    # What everybody sees comes after it: by then, all that could have told of it has arrived.
    await console.done("set_help_lines", lines=[{"names": {"en": "Somebody"}, "phone": "116 123"}])
    late = [await team.phone(), await team.board()]
    for eye in (ben, board, scribe, *late):
        await eye.until(lambda eye=eye: eye.session["help_lines"])
        for told in (*SAID, word["id"], '"private_words":{"', "_private_word"):
            assert not eye.says(told), told
    for eye in (console, moderator):
        assert not eye.says(ann.welcome["participant"])
        assert not eye.says(ann.auth["token"])
    assert not any(ann.says(one) for one in (*SAID, '"m1"', f'"{member}"'))
    refused = await scribe.ask("see_private_word", word=word["id"])
    assert refused["code"] == "not_your_role"


async def test_a_repeat_after_a_lost_answer_sends_it_once(team: Team) -> None:
    ann, console = await team.phone(), await team.console()
    id_ = command_id()
    first = await ann.repeat(id_, "send_private_word", text="Once")
    again = await team.back(ann)
    second = await again.repeat(id_, "send_private_word", text="Once")
    assert first["result"] == second["result"] == {}
    await console.until(lambda: console.view["private_words"])
    assert len(console.view["private_words"]) == 1
    assert len(again.me["private_words"]) == 1


async def test_it_is_in_no_export_and_in_no_view_over_http(team: Team) -> None:
    ann, console = await team.phone(), await team.console()
    await ann.ask("send_private_word", text=SAID[0], come=True, where=SAID[1])
    await console.until(lambda: console.view["private_words"])
    [key] = console.view["private_words"]
    for kind in FORMATS:
        file = await team.http("GET", f"export?format={kind}", team.token)
        assert file.status_code == 200
        assert not any(said in text_in(file.content) for said in (*SAID, key, "private_word")), kind
    async with httpx.AsyncClient(base_url=team.server.url, trust_env=False, timeout=60) as http:
        seen = (await http.get(f"/api/sessions/{team.code}/view")).json()["view"]
    assert seen["private_words"] == {}


async def test_no_log_line_and_no_metric_tells_of_it(tmp_path: Path) -> None:
    async with running(tmp_path) as own, Event.on(own) as event:
        ann, console = await event.phone(), await event.console()
        await ann.ask("send_private_word", text=SAID[0], come=True, where=SAID[1])
        await console.until(lambda: console.view["private_words"])
        [key] = console.view["private_words"]
        for number in range(4):
            await ann.ask("send_private_word", text=f"{SAID[0]} {number}")
        await console.done("see_private_word", word=key)
        private = [*SAID, key, ann.welcome["participant"], ann.auth["token"]]
        found = await scrape(own)
        assert found.value("commands_total", type="send_private_word", outcome="ok") == 3
        assert not any(said in found.text for said in [*private, event.code])
        told = (tmp_path / "server.log").read_text()
    assert not any(said in told for said in [*private, "private"])


LINE = {"names": {"en": "Somebody", "cy": "Rhywun"}}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({**LINE, "phone": "ring us"}, "bad_number"),
        ({**LINE, "web": "javascript:alert(1)"}, "bad_link"),
        (LINE, "bad_help_line"),
    ],
)
async def test_a_wrong_help_line_is_refused_in_ones_language(
    team: Team, http: httpx.AsyncClient, line: dict[str, object], code: str
) -> None:
    console = await team.client("facilitator", language="cy").connect()
    right = {**LINE, "phone": "116 123"}
    ack = await console.ask("set_help_lines", lines=[right, line])
    assert (ack["ok"], ack["code"]) == (False, code)
    assert ack["message"].startswith("Llinell gymorth 2: ")
    assert console.session["help_lines"] == []
    answer = await http.post(
        "/api/sessions", json={**NEW, "help_lines": [line]}, headers={"Accept-Language": "en"}
    )
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer.json()["message"].startswith("Help line 1: ")


async def test_help_lines_of_a_new_event_are_there_from_the_start(server: Server) -> None:
    asked = {"help_lines": [{**LINE, "phone": "(01632) 960 123", "web": "example.org"}]}
    async with Event.on(server, **asked) as event:
        ann = await event.phone()
        [line] = ann.session["help_lines"]
        assert (line["phone"], line["web"]) == ("01632 960 123", "https://example.org")


async def test_removing_an_author_tells_consoles_the_same_whoever_it_was(server: Server) -> None:
    """Two ideas of one person, or of two: not a byte differs, but for the ideas' own ids."""
    one, two = await console_after_removals(server, 0), await console_after_removals(server, 1)
    assert one == two
    assert any("removed" in entity for entity in one)


async def console_after_removals(server: Server, second: int) -> list[str]:
    """What a console holds, where the second idea is the first or the second person's."""
    async with Team.on(server, template="quick") as event:
        console, people = await event.console(), [await event.phone(), await event.phone()]
        await console.done("next_stage")
        ideas = [
            await people[who].done("post_idea", text=text)
            for who, text in ((0, "First"), (second, "Second"))
        ]
        for idea in ideas:
            await console.done("remove_author", idea=idea)
            await console.done("hide_idea", idea=idea)
        await console.until(lambda: len(console.view["log"]) == 4)
        await people[0].until(lambda: people[0].me["me"]["me"]["removed"])
        names = {idea: f"idea-{n}" for n, idea in enumerate(ideas)}
        names |= {
            entry["removal"]: f"removal-{entry['n']}"
            for entry in console.view["log"].values()
            if entry["removal"]
        }
        kept = ("ideas", "moderation", "log", "tallies", "private_words", "doings")
        return sorted(
            renamed(msgspec.json.encode(entity).decode(), names)
            for name in kept
            for entity in console.view[name].values()
        )


def renamed(written: str, names: dict[str, str]) -> str:
    """Without ids and moments, of which there are never two alike."""
    for key, name in names.items():
        written = written.replace(key, name)
    return re.sub(r'"at":\d+', '"at":0', written)
