"""What anybody may read of an event, and what programs and watchdogs may."""

import json
import re

import httpx
import pytest

from server.app import build
from server.settings import Settings
from server.web import readiness
from sessions.log import MemoryLog
from tests.server.events import Event
from tests.server.stubborn import LogError, StubbornLog
from tests.server.web import NEW, app


async def test_a_newcomer_learns_what_it_is_about(http: httpx.AsyncClient) -> None:
    links = (await http.post("/api/sessions", json={**NEW, "purpose": "Ward rounds"})).json()
    typed = f"{links['code'][:3].lower()}-{links['code'][3:]}"
    newcomer = (await http.get(f"/api/sessions/{typed}")).json()
    assert newcomer["title"] == "Better mornings"
    assert newcomer["purpose"] == "Ward rounds"
    assert newcomer["join_url"] == links["join_url"]
    assert newcomer["door"] == newcomer["code"] == links["code"]
    assert set(newcomer) == {
        "code",
        "door",
        "title",
        "purpose",
        "influence",
        "lang",
        "languages",
        "translations",
        "stage",
        "controller",
        "join_url",
        "board_url",
        "mail",
    }
    assert links["facilitator_token"] not in json.dumps(newcomer)


async def test_the_view_is_the_attendees_with_its_position(
    http: httpx.AsyncClient, event: Event
) -> None:
    phone = await event.phone()
    answer = (await http.get(f"/api/sessions/{event.code}/view")).json()
    assert answer == {**phone.position, "view": phone.view}
    plain = {"Accept-Encoding": "identity"}
    assert (await http.get(f"/api/sessions/{event.code}/view", headers=plain)).json() == answer
    started = await event.phone(token=phone.auth["token"], position=phone.position)
    assert "delta" in started.welcome


async def test_ideas_can_be_searched(http: httpx.AsyncClient, event: Event) -> None:
    phone, console = await event.phone(), await event.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    path = f"/api/sessions/{event.code}/ideas"
    buses = await phone.done("post_idea", text="Later BUSES home")
    assert (await http.get(path)).json() == {"ideas": {}}, "the stage is silent"
    await console.done("show_ideas")
    hidden = await phone.done("post_idea", text="Buses, hidden")
    await console.done("hide_idea", idea=hidden)
    other = await phone.done("post_idea", text="Trains")
    await phone.until(lambda: {buses, other} <= set(phone.view["ideas"]))
    found = (await http.get(path, params={"q": "buses"})).json()["ideas"]
    assert found == {buses: phone.view["ideas"][buses]}
    assert set((await http.get(path)).json()["ideas"]) == {buses, other}
    assert (await http.get(path, params={"q": "x" * 5000})).json() == {"ideas": {}}


@pytest.mark.parametrize("code", ["ZZZZZZ", "short", "AEIOU1", "%00"])
async def test_an_unknown_code_is_no_session(http: httpx.AsyncClient, code: str) -> None:
    for path in ("", "/view", "/ideas", "/export", "/addresses", "/place.svg", "/console.svg"):
        answer = await http.get(f"/api/sessions/{code}{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "no_such_session")
    assert (await http.get(f"/{code}/qr.svg")).status_code == 404


async def test_openapi_names_every_route_of_the_contract(http: httpx.AsyncClient) -> None:
    document = (await http.get("/api/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    built = build(Settings(), MemoryLog(), port=8000)
    routes = {route.path for route in built._app.other_asgi_app.routes}
    pages = {"/", "/assets", "/{code}", "/{code}/board", "/{code}/facilitate", "/{code}/poster"}
    pages |= {"/{code}/cards", "/accessibility", "/desk", "/{code}/plan", "/{code}/stop/{token}"}
    pages |= {"/{code}/story", "/{code}/privacy"}
    private = {path for path in routes if path.startswith("/api/admin/")}
    assert set(document["paths"]) == routes - pages - private


async def test_openapi_is_sound(http: httpx.AsyncClient) -> None:
    document = (await http.get("/api/openapi.json")).json()
    schemas = document["components"]["schemas"]
    references = re.findall(r'"\$ref": "([^"]+)"', json.dumps(document))
    assert references
    for reference in references:
        assert reference.removeprefix("#/components/schemas/") in schemas
    for path, item in document["paths"].items():
        for operation in item.values():
            assert operation["summary"]
            assert operation["responses"]
            given = {one["name"] for one in operation.get("parameters", []) if one["in"] == "path"}
            assert given == set(re.findall(r"{(\w+)}", path))
            for scheme in operation.get("security", []):
                assert set(scheme) <= set(document["components"]["securitySchemes"])


async def test_health_and_readiness(http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz")).status_code == 200
    assert (await http.get("/readyz")).status_code == 200


async def test_a_server_whose_log_is_gone_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "FRESH", 0)
    log = StubbornLog()
    async with app(log=log) as http:
        links = (await http.post("/api/sessions", json=NEW)).json()
        log.broken = LogError("the disk is gone")
        assert (await http.get("/readyz")).status_code == 503
        assert (await http.get("/healthz")).status_code == 200
        for answer in (
            await http.get(f"/api/sessions/{links['code']}"),
            await http.get(f"/{links['code']}"),
            await http.post("/api/sessions", json=NEW),
        ):
            assert answer.status_code == 503
            assert answer.json()["code"] == "unavailable"
        log.broken = None
        assert (await http.get("/readyz")).status_code == 200
        assert (await http.get(f"/api/sessions/{links['code']}")).status_code == 200


async def test_codes_are_made_by_chance(http: httpx.AsyncClient) -> None:
    made = [(await http.post("/api/sessions", json=NEW)).json() for _ in range(20)]
    assert len({one["code"] for one in made}) == 20
    assert len({one["facilitator_token"] for one in made}) == 20
