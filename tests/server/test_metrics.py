"""What `/metrics` of a real server counts, for whom, and what it never tells."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from prometheus_client.openmetrics.parser import (
    text_string_to_metric_families as openmetrics_families,
)

from server.metrics import EVENTS, Metrics
from sessions.refusals import Code
from tests.server import raw
from tests.server.events import Event
from tests.server.phones import TRANSPORTS
from tests.server.scrapes import Scrape, scrape, scrape_until
from tests.server.servers import Server, running
from tests.server.stubborn import LogError, StubbornLog
from tests.server.web import NEW, app, bearer

TOKEN = "a-token-of-the-operator"


@pytest.fixture(scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """A server that nobody else connects to."""
    async with running(tmp_path_factory.mktemp("metrics")) as server:
        yield server


async def test_connections_are_counted_by_role_and_by_what_they_came_to(event: Event) -> None:
    for transports in TRANSPORTS:
        await event.phone(*transports)
    await event.board()
    await event.console()
    found = await scrape_until(
        event.server,
        lambda seen: seen.value("connections", role="attendee", transport="websocket") == 2,
    )
    assert found.value("connections", role="attendee", transport="polling") == 1
    assert found.value("connections", role="board", transport="websocket") == 1
    assert found.value("connections", role="facilitator", transport="websocket") == 1
    assert found.value("connections") == 5
    for one in event.everybody:
        await one.leave()
    await scrape_until(event.server, lambda seen: seen.value("connections") == 0)


async def test_commands_are_counted_by_type_and_outcome(event: Event) -> None:
    phone, console = await event.phone(), await event.console()
    before = await scrape(event.server)
    assert not (await phone.ask("post_idea", text="Too early"))["ok"]
    await console.done("open_stage", stage=console.stage("ideas"))
    for number in range(3):
        await phone.done("post_idea", text=f"Idea {number}")
    after = await scrape(event.server)

    def more(**labels: str) -> float:
        return after.value("commands_total", **labels) - before.value("commands_total", **labels)

    assert more(type="post_idea", outcome="ok") == 3
    assert more(type="post_idea", outcome=Code.STAGE_CLOSED) == 1
    assert more(type="open_stage", outcome="ok") == 1
    assert more() == 5
    assert after.value("commands_total", type="join", outcome="ok") >= 1


async def test_no_garbage_becomes_a_label(event: Event) -> None:
    phone = await event.phone()
    before = await scrape(event.server)
    for asked in ({"type": "x" * 500}, {"type": 5}, {"type": 'post_idea"} 1\n'}, {"id": "x"}):
        await phone.socket.call("command", asked, namespace="/live")
    await phone.socket.call("command", "pledge", namespace="/live")
    invalid = {"type": "invalid", "outcome": "bad_request"}
    found = await scrape(event.server)
    gained = found.value("commands_total", **invalid) - before.value("commands_total", **invalid)
    assert gained == 5
    for _ in range(40):
        ack = await phone.ask("no_such_type")
    assert ack["code"] == Code.SLOW_DOWN
    found = await scrape(event.server)
    assert found.value("commands_total", type="unread", outcome=Code.SLOW_DOWN) > 0
    assert found.labels("commands_total", "outcome") <= {"ok", *Code}
    known = {"invalid", "unread", "join", "post_idea", "open_stage"}
    assert found.labels("commands_total", "type") <= known


async def test_commits_and_ticks_are_measured(event: Event) -> None:
    board, phone, console = await event.board(), await event.phone(), await event.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    await phone.until(lambda: phone.position["seq"] >= 4)
    before = await scrape(event.server)
    idea = await phone.done("post_idea", text="Buses")
    for one in (board, phone, console):
        await one.until(lambda one=one: idea in one.view["ideas"])
    after = await scrape(event.server)

    def more(name: str, **labels: str) -> float:
        return after.value(name, **labels) - before.value(name, **labels)

    assert more("commit_seconds_count") == more("commit_commands_sum") == 1
    assert 0 < more("commit_seconds_sum") < 5
    for audience in ("attendee", "board", "facilitator"):
        assert more("tick_bytes_count", audience=audience) == 1
        assert 100 < more("tick_bytes_sum", audience=audience) < 2000
    assert more("messages_total", event="delta") == 3
    assert more("messages_total", event="delta", way="frame") >= 1
    assert more("message_bytes_total", event="delta") == more("tick_bytes_sum")
    assert after.value("log_commits_longest") <= after.value("log_commits")
    assert more("log_commits") == 1
    assert after.value("sessions_loaded") >= 1


async def test_who_comes_back_is_counted_by_what_they_got(event: Event) -> None:
    phone = await event.phone()
    before = await scrape(event.server)
    back = await event.back(phone)
    await event.phone(token=phone.auth["token"], position={"epoch": "another", "seq": 1})
    await back.socket.emit("resync", namespace="/live")
    await back.until(lambda: back.says('["snapshot"'))
    after = await scrape(event.server)
    for labels in (
        {"reason": "returned", "kind": "delta"},
        {"reason": "returned", "kind": "snapshot"},
        {"reason": "lost", "kind": "snapshot"},
    ):
        earlier = before.value("catch_ups_total", **labels)
        assert after.value("catch_ups_total", **labels) - earlier == 1, labels
    assert after.value("messages_total", event="welcome") > 0


async def test_who_asks_without_reading_is_counted_as_dropped(event: Event) -> None:
    before = await scrape(event.server)
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60) as http:
        poller = raw.Poller(http, event.code)
        await poller.join()
        for _ in range(6):
            await poller.post(*('42/live,1["none"]' for _ in range(250)))
    after = await scrape(event.server)
    labels = {"reason": "unread"}
    gained = after.value("clients_dropped_total", **labels)
    assert gained - before.value("clients_dropped_total", **labels) == 1


async def test_a_log_that_says_no_is_counted() -> None:
    log = StubbornLog()
    async with app(log=log) as http:
        links = (await http.post("/api/sessions", json=NEW)).json()
        poller = raw.Poller(http, links["code"])
        log.failures = [LogError("full")]
        await poller.join()
        found = Scrape((await http.get("/metrics", headers={"Host": "localhost"})).text)
    assert found.value("commit_failures_total") == 1
    assert found.value("commit_conflicts_total") == 0
    assert found.value("commit_seconds_count") == 1


async def test_nothing_in_it_is_about_anybody(event: Event) -> None:
    """A whole event, by every role; then every secret, name and id of it is looked for."""
    phone, board, console = await event.phone(), await event.board(), await event.console()
    said = ["Elen's thought", "Ring every patient back", "Siân from Ward Nine", "Fred"]
    await console.done("open_stage", stage=console.stage("ideas"))
    await phone.done("set_name", name=said[3])
    idea = await phone.done("post_idea", text=said[0])
    await console.done("open_stage", stage=console.stage("pledges"))
    pledge = await phone.done("make_pledge", text=said[1], kind="action", who=said[2])
    await phone.ask("cast_vote", idea=idea, dots=1)
    await board.until(lambda: pledge in board.view["pledges"])
    text = (await scrape(event.server)).text.lower()
    private = [*said, idea, pledge, event.code, event.token, phone.auth["token"]]
    private += [phone.welcome["participant"], phone.position["epoch"], "better mornings"]
    for words in private:
        assert words.lower() not in text, words
    # Labels are what they are known to be: a line with anything else in it is found here.
    known = {*EVENTS, *Code, "attendee", "board", "facilitator", "websocket", "polling"}
    known |= {"frame", "queue", "returned", "lost", "slow", "delta", "snapshot", "ok", "invalid"}
    known |= {"unread", "join", "post_idea", "open_stage", "set_name", "make_pledge", "cast_vote"}
    known |= {"show_ideas", "full", "unwelcomed", "revoked", "sqlite", "source", "0.1.0"}
    for sample in (await scrape(event.server)).samples:
        for name, value in sample.labels.items():
            assert name == "le" or value in known, sample


# Who may ask.


async def test_this_computer_may_ask_and_others_need_the_token() -> None:
    here = {"Host": "localhost:8000"}
    async with app(metrics_token=TOKEN) as http:
        assert (await http.get("/metrics", headers=here)).status_code == 200
        by_proxy = {**here, "X-Forwarded-For": "192.0.2.7"}
        rebound = {"Host": "pages.example.org"}
        for headers in (by_proxy, rebound, {**here, "Origin": "https://pages.example.org"}):
            answer = await http.get("/metrics", headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
            answer = await http.get("/metrics", headers={**headers, **bearer(TOKEN)})
            assert answer.status_code == 200
    async with app(client="192.0.2.7", metrics_token=TOKEN) as http:
        for secret in ("", "nobody's", TOKEN[:-1], "ŵ".encode().hex()):
            answer = await http.get("/metrics", headers={**here, **bearer(secret)})
            assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
        assert (await http.get("/metrics", params={"token": TOKEN})).status_code == 403
        answer = await http.get("/metrics", headers=bearer(TOKEN))
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        assert answer.headers["cache-control"] == "no-store"


async def test_without_a_token_nobody_else_may_ask() -> None:
    async with app(client="192.0.2.7") as http:
        for secret in ("", "None", TOKEN):
            answer = await http.get("/metrics", headers=bearer(secret))
            assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
            assert set(answer.json()) == {"code", "message"}


async def test_openmetrics_is_spoken_too(server: Server) -> None:
    accept = {"Accept": "application/openmetrics-text; version=1.0.0"}
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
        answer = await http.get("/metrics", headers=accept)
    families = {family.name for family in openmetrics_families(answer.text)}
    assert {"pledgewall_connections", "pledgewall_commands"} <= families


async def test_counting_is_this_servers_alone() -> None:
    one, other = Metrics(), Metrics()
    one.command("post_idea", "ok")
    assert (one.totals()["commands"], other.totals()["commands"]) == (1, 0)
    assert json.dumps(one.totals())
