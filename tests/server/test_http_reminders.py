"""What the organiser is told of reminders, and what stops mail, over HTTP."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from server.live.limits import BURST
from server.storage.outbox import Letter, Outbox
from sessions import commands as c
from sessions.ids import token_hash
from sessions.log import MemoryLog
from sessions.reminders import stop_token
from tests.server.after import Ended
from tests.server.web import app, bearer
from tests.sessions.room import SERVER

ENDED = int(datetime(2026, 10, 20, 16, tzinfo=UTC).timestamp() * 1000)
ANN = "ann@example.org"


async def logged(*, end: bool = True) -> tuple[Ended, MemoryLog]:
    room, log = Ended(ENDED), MemoryLog()
    for email in (ANN, "ben@example.org", ANN.upper()):
        room.pledger("I will ring", email)
    room.do(SERVER, c.IssueFacilitatorLink, facilitator=token_hash("token"))
    if end:
        room.end()
    await room.keep(log)
    return room, log


def state_of(http: httpx.AsyncClient) -> Any:
    transport: Any = http._transport
    return transport.app._app.other_asgi_app.state.context


async def status(http: httpx.AsyncClient) -> Any:
    answer = await http.get("/api/sessions/BCDFGH/reminders", headers=bearer("token"))
    assert answer.status_code == 200
    return answer.json()


async def test_the_organiser_sees_dates_and_how_mail_went() -> None:
    _, log = await logged()
    async with app(log=log) as http:
        outbox: Outbox = state_of(http).outbox
        for person, outcome in (("a", "sent"), ("b", "sent"), ("c", "bounced"), ("d", "failed")):
            letter = Letter("BCDFGH", person, "d7")
            await outbox.claim(letter, 0, 1)
            await outbox.settle(letter, outcome)  # type: ignore[arg-type]
        told = await status(http)
        dates = told.pop("dates")
        assert told == {
            "mail": False,
            "on": True,
            "time_zone": "Europe/London",
            "addresses": 3,
            "bounced": 0,
        }
        assert [one["days"] for one in dates] == [7, 28, 91, 182]
        assert dates[0] == {
            "days": 7,
            "at": int(datetime(2026, 10, 27, 10, tzinfo=UTC).timestamp() * 1000),
            "sent": 2,
            "failed": 1,
            "bounced": 1,
        }
        assert b"example.org" not in str(told).encode()


async def test_before_the_end_there_are_no_dates() -> None:
    _, log = await logged(end=False)
    async with app(log=log) as http:
        assert {one["at"] for one in (await status(http))["dates"]} == {None}


async def test_whoever_runs_the_server_tells_what_came_back() -> None:
    _, log = await logged()
    async with app(log=log) as http:
        admin = bearer(state_of(http).admin_secret)
        for address, noted in ((" Ann@example.org", 2), (ANN, 0), ("nobody@example.org", 0)):
            answer = await http.post("/api/admin/bounced", json={"address": address}, headers=admin)
            assert answer.json() == {"noted": noted}
        told = await status(http)
        assert (told["addresses"], told["bounced"]) == (1, 2)


@pytest.mark.parametrize("given", [{"again": "1"}, {}, {"again": "x" * 2000}])
async def test_what_stops_mail_takes_a_small_form(given: dict[str, str]) -> None:
    room, log = await logged()
    person = next(iter(room.state.people))
    path = f"/BCDFGH/stop/{stop_token('BCDFGH', person, ANN)}"
    async with app(log=log) as http:
        answer = await http.post(path, data=given)
        if len(str(given)) > 1000:
            assert answer.status_code == 413
        else:
            assert answer.json() == {"state": "started" if given else "stopped"}


async def test_to_and_fro_fills_no_log_but_to_stop_is_always_heard() -> None:
    room, log = await logged()
    person = next(iter(room.state.people))
    path = f"/BCDFGH/stop/{stop_token('BCDFGH', person, ANN)}"
    async with app(log=log) as http:
        codes = {(await http.post(path, data={"again": "1"})).status_code for _ in range(BURST * 2)}
        assert codes == {200, 429}
        assert (await http.post(path)).json() == {"state": "stopped"}


async def test_an_address_that_was_changed_is_not_stopped_by_the_old_one_s_link() -> None:
    room, log = await logged()
    person = next(iter(room.state.people))
    async with app(log=log) as http:
        for email in ("before@example.org", "ben@example.org"):
            path = f"/BCDFGH/stop/{stop_token('BCDFGH', person, email)}"
            assert (await http.post(path)).json() == {"state": "gone"}
        assert (await status(http))["addresses"] == 3


async def test_an_event_has_the_zone_it_was_given_or_the_server_s() -> None:
    asked = {"title": "Tea", "template": "quick"}
    async with app(time_zone="Europe/Dublin") as http:
        wrong = await http.post("/api/sessions", json={**asked, "time_zone": "Europe/Nowhere"})
        assert (wrong.status_code, wrong.json()["code"]) == (400, "bad_time_zone")
        for given, zone in ((None, "Europe/Dublin"), ("Asia/Tokyo", "Asia/Tokyo")):
            made = await http.post("/api/sessions", json={**asked, "time_zone": given})
            links = made.json()
            path = f"/api/sessions/{links['code']}/reminders"
            told = (await http.get(path, headers=bearer(links["facilitator_token"]))).json()
            assert told["time_zone"] == zone


async def test_mail_is_offered_where_it_can_be_sent() -> None:
    mail = {"smtp_url": "smtp://localhost", "mail_from": "e@example.org"}
    for settings, offered in (({}, False), ({**mail, "public_url": "https://e.test"}, True)):
        _, log = await logged()
        async with app(log=log, **settings) as http:
            assert (await http.get("/api/sessions/BCDFGH")).json()["mail"] is offered
