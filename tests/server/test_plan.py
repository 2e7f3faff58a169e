"""The personal plan over HTTP: a link from one's phone, and what it opens on any device."""

import asyncio
from io import BytesIO
from typing import Any

import httpx
import icalendar
import pytest
from PIL import Image

from server.live.limits import BURST
from tests.server import pictures as files
from tests.server.events import Event
from tests.server.phones import Phone, command_id
from tests.server.test_live_seats import opens
from tests.server.test_live_team import does
from tests.server.web import bearer, expected, modules

DUE = "2027-03-01"


def path(event: Event, rest: str = "") -> str:
    return f"/api/sessions/{event.code}/plan{rest}"


async def linked(http: httpx.AsyncClient, event: Event, phone: Phone, **asked: Any) -> str:
    headers = bearer(phone.auth["token"] or phone.welcome["token"])
    answer = await http.post(path(event, "/link"), json=asked, headers=headers)
    assert answer.status_code == 201, answer.text
    secret: str = answer.json()["secret"]
    assert answer.json()["url"] == f"http://pledgewall.test/{event.code}/plan#{secret}"
    return secret


async def plan_of(http: httpx.AsyncClient, event: Event, secret: str) -> dict[str, Any]:
    answer = await http.get(path(event), headers=bearer(secret))
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def ask(
    http: httpx.AsyncClient, event: Event, bearing: str, type_: str, /, **fields: Any
) -> dict[str, Any]:
    command = {"id": command_id(), "type": type_, **fields}
    answer = await http.post(path(event, "/commands"), json=command, headers=bearer(bearing))
    found: dict[str, Any] = answer.json()
    assert (answer.status_code == 200) == (found.get("ok") is True)
    return found


class Pledged:
    """An event at its pledges: an owner, somebody who joined, and their links."""

    def __init__(self, event: Event, http: httpx.AsyncClient) -> None:
        self.event, self.http = event, http

    async def begin(self) -> "Pledged":
        self.console = await self.event.console()
        self.ann, self.ben = await self.event.phone(), await self.event.phone()
        await opens(self.event, self.console, "pledges", self.ann, self.ben)
        said = {"text": "I ring Mrs Jones", "kind": "action", "due": DUE}
        self.pledge = await self.ann.done("make_pledge", **said)
        await self.ben.done("join_pledge", pledge=self.pledge)
        await self.ben.until(lambda: self.pledge in self.ben.view["pledges"])
        self.anns = await linked(self.http, self.event, self.ann)
        self.bens = await linked(self.http, self.event, self.ben)
        return self

    async def plan(self, secret: str) -> dict[str, Any]:
        return await plan_of(self.http, self.event, secret)

    async def ask(self, bearing: str, type_: str, /, **fields: Any) -> dict[str, Any]:
        return await ask(self.http, self.event, bearing, type_, **fields)


@pytest.fixture
async def pledged(event: Event, http: httpx.AsyncClient) -> Pledged:
    return await Pledged(event, http).begin()


async def test_each_link_opens_one_persons_plan(pledged: Pledged) -> None:
    own, joined = await pledged.plan(pledged.anns), await pledged.plan(pledged.bens)
    assert [one["id"] for one in own["pledges"]] == [pledged.pledge]
    assert own["pledges"][0]["due"] == DUE
    assert (own["joined"], joined["pledges"]) == ([], [])
    assert [one["id"] for one in joined["joined"]] == [pledged.pledge]


async def test_without_the_secret_there_is_nothing(
    pledged: Pledged, http: httpx.AsyncClient
) -> None:
    event, ann = pledged.event, pledged.ann
    wrong = ("", "x" * 32, ann.welcome["token"], event.token, ann.welcome["participant"])
    for secret in wrong:
        headers = bearer(secret)
        for rest in ("", ".svg", ".ics"):
            answer = await http.get(path(event, rest), headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
        for rest in ("/commands", "/pictures"):
            answer = await http.post(path(event, rest), json={}, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
    for secret in ("", "x" * 32, pledged.anns, event.token):
        answer = await http.post(path(event, "/link"), json={}, headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")


async def test_a_link_opens_nothing_else(pledged: Pledged, http: httpx.AsyncClient) -> None:
    for type_, fields in (
        ("make_pledge", {"text": "More", "kind": "action"}),
        ("post_idea", {"text": "An idea"}),
        ("set_name", {"name": "Nobody"}),
        ("next_stage", {}),
        ("link_plan", {"participant": "p", "link": "l"}),
        ("act_for", {"seat": "s", "does": does("leave_pledge", pledge="p")}),
    ):
        refused = await pledged.ask(pledged.anns, type_, **fields)
        assert refused["code"] == "bad_request", type_
    headers = bearer(pledged.anns)
    assert (
        await http.get(f"/api/sessions/{pledged.event.code}/place.svg", headers=headers)
    ).status_code == 403
    refusal = await pledged.event.refusal(token=pledged.anns)
    assert refusal["data"]["code"] == "bad_token"
    for body in (b"[]", b"{", b'{"type": ["check_in"]}', b"\xff"):
        json = {**headers, "Content-Type": "application/json"}
        answer = await http.post(path(pledged.event, "/commands"), content=body, headers=json)
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_stories_come_to_everybody_once_they_may(pledged: Pledged) -> None:
    anns, pledge, ben = pledged.anns, pledged.pledge, pledged.ben
    told = await pledged.ask(anns, "check_in", pledge=pledge, status="kept", story="We talked")
    await ben.until(lambda: ben.view["pledges"][pledge]["follow_up"] == "kept")
    [story] = ben.view["pledges"][pledge]["stories"]
    assert (story["id"], story["story"]) == (told["result"]["id"], "We talked")
    held = await pledged.ask(pledged.bens, "check_in", pledge=pledge, story="Me: 07700 900123")
    console, key = pledged.console, held["result"]["id"]
    await console.until(lambda: key in console.view["check_ins"])
    assert console.view["check_ins"][key]["flags"] == ["phone"]
    [own] = (await pledged.plan(pledged.bens))["check_ins"]
    assert own["state"] == "held"
    assert "07700" not in str(await pledged.plan(anns))
    await console.done("approve_check_in", check_in=key)
    await ben.until(lambda: len(ben.view["pledges"][pledge]["stories"]) == 2)
    refused = await pledged.ask(pledged.bens, "check_in", pledge=pledge, status="dropped")
    assert refused["code"] == "not_yours"


async def test_a_repeat_is_done_once(pledged: Pledged, http: httpx.AsyncClient) -> None:
    command = {"id": command_id(), "type": "check_in", "pledge": pledged.pledge, "story": "Once"}
    answers = await asyncio.gather(
        *(
            http.post(path(pledged.event, "/commands"), json=command, headers=bearer(pledged.anns))
            for _ in range(3)
        )
    )
    assert len({answer.json()["result"]["id"] for answer in answers}) == 1
    assert len((await pledged.plan(pledged.anns))["check_ins"]) == 1


async def test_pictures_come_without_their_data_and_wait(
    pledged: Pledged, http: httpx.AsyncClient
) -> None:
    event, headers = pledged.event, bearer(pledged.anns)
    brought = await http.post(
        path(event, "/pictures"),
        content=files.photograph(),
        headers={**headers, "Content-Type": "image/jpeg"},
    )
    assert brought.status_code == 201
    picture = brought.json()["id"]
    told = await pledged.ask(pledged.anns, "check_in", pledge=pledged.pledge, picture=picture)
    assert pledged.ben.view["pledges"][pledged.pledge]["stories"] == []
    await pledged.console.done("approve_check_in", check_in=told["result"]["id"])
    await pledged.ben.until(lambda: pledged.ben.view["pledges"][pledged.pledge]["stories"])
    shown = await http.get(f"/{event.code}/pictures/{picture}-480.webp")
    assert not Image.open(BytesIO(shown.content)).getexif()
    assert b"Secret" not in shown.content
    for content, kind in ((files.SVG, "image/svg+xml"), (files.HTML, "image/png")):
        answer = await http.post(
            path(event, "/pictures"), content=content, headers={**headers, "Content-Type": kind}
        )
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_picture")


async def test_dates_go_into_a_calendar(pledged: Pledged, http: httpx.AsyncClient) -> None:
    asked = {"headers": {**bearer(pledged.bens), "Accept-Language": "cy"}}
    answer = await http.get(path(pledged.event, ".ics"), **asked)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    [day] = calendar.walk("VEVENT")
    assert day.decoded("dtstart").isoformat() == DUE
    assert day.decoded("dtend").isoformat() == "2027-03-02"
    assert str(day["summary"]) == "Addewid: I ring Mrs Jones"
    assert b"VALUE=DATE:20270301" in answer.content
    assert pledged.bens.encode() not in answer.content
    await pledged.ask(pledged.anns, "check_in", pledge=pledged.pledge, status="dropped")
    answer = await http.get(path(pledged.event, ".ics"), **asked)
    assert not icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


async def test_the_link_is_drawn_for_other_devices(
    pledged: Pledged, http: httpx.AsyncClient
) -> None:
    answer = await http.get(path(pledged.event, ".svg"), headers=bearer(pledged.anns))
    url = f"http://pledgewall.test/{pledged.event.code}/plan#{pledged.anns}"
    assert modules(answer.content) == expected(url)


async def test_an_address_is_told_to_nobody_else(pledged: Pledged, http: httpx.AsyncClient) -> None:
    asked = {"email": "ann@example.org", "lang": "cy", "secret": pledged.anns}
    assert (await pledged.ask(pledged.anns, "leave_contact", **asked))["ok"]
    own = (await pledged.plan(pledged.anns))["contact"]
    assert (own["email"], own["lang"], own["stopped"]) == ("ann@example.org", "cy", False)
    await pledged.ann.until(lambda: "contact" in pledged.ann.me["me"]["me"])
    assert (await pledged.ask(pledged.anns, "stop_reminders"))["ok"]
    others = await pledged.ask(pledged.bens, "leave_contact", **asked)
    assert others["code"] == "bad_token"
    refused = await pledged.ask(pledged.bens, "leave_contact", email="ann at example", lang="en")
    assert (refused["code"], "e-mail" in refused["message"]) == ("bad_email", True)
    exported = await http.get(
        f"/api/sessions/{pledged.event.code}/export?format=json",
        headers=bearer(pledged.event.token),
    )
    board = await pledged.event.board()
    for told in (*pledged.console.frames, *pledged.ben.frames, *board.frames, exported.text):
        assert "example.org" not in told
        assert pledged.anns not in told
    assert "example.org" not in (pledged.event.server.data / "server.log").read_text()


async def test_a_phone_of_several_has_a_link_for_each(
    event: Event, http: httpx.AsyncClient
) -> None:
    console, phone = await event.console(), await event.phone()
    seat = await phone.done("add_seat")
    await opens(event, console, "pledges", phone)
    said = does("make_pledge", text="Mum bakes", kind="action")
    await phone.done("act_for", seat=seat, does=said)
    mine, hers = await linked(http, event, phone), await linked(http, event, phone, seat=seat)
    assert (await plan_of(http, event, mine))["pledges"] == []
    [pledge] = (await plan_of(http, event, hers))["pledges"]
    assert pledge["text"] == "Mum bakes"
    other = await event.phone()
    asked = {"json": {"seat": seat}, "headers": bearer(other.welcome["token"])}
    answer = await http.post(path(event, "/link"), **asked)
    assert answer.json()["code"] == "no_such_seat"


async def test_who_asks_too_often_waits(pledged: Pledged, http: httpx.AsyncClient) -> None:
    answers = [
        await http.get(path(pledged.event), headers=bearer(pledged.anns)) for _ in range(3 * BURST)
    ]
    assert answers[-1].status_code == 429
    assert answers[-1].json()["code"] == "slow_down"
    assert (await pledged.plan(pledged.bens))["joined"]


async def test_a_scribe_makes_it_for_who_is_on_paper_and_agrees(
    event: Event, http: httpx.AsyncClient
) -> None:
    console = await event.console()
    await console.done("open_stage", stage=console.stage("pledges"))
    seat = await console.done("add_seat", acting=True, agreed=True)
    await console.done(
        "act_for", seat=seat, does=does("make_pledge", text="I will ring Mam", kind="action")
    )
    made = await http.post(
        path(event, "/link"), json={"seat": seat, "agreed": True}, headers=bearer(event.token)
    )
    assert made.status_code == 201, made.text
    plan = await plan_of(http, event, made.json()["secret"])
    assert [one["text"] for one in plan["pledges"]] == ["I will ring Mam"]

    async def refusal(**asked: Any) -> str:
        answer = await http.post(path(event, "/link"), json=asked, headers=bearer(event.token))
        return str(answer.json()["code"])

    assert await refusal(seat=seat) == "no_agreement"
    assert await refusal(agreed=True) == "bad_token"
    assert await refusal(seat="m9.1", agreed=True) == "no_such_seat"
    phone = await event.phone()
    own = await phone.done("add_seat")
    assert await refusal(seat=own, agreed=True) == "no_such_seat"
    await console.done("change_agreement", seat=seat, agreed=False)
    assert await refusal(seat=seat, agreed=True) == "no_agreement"
