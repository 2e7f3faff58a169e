"""Everything that is asked over HTTP."""

import contextlib
import json
import re
from collections.abc import AsyncIterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
import qrcode
from qrcode.constants import ERROR_CORRECT_Q

from server.app import build
from server.settings import Settings
from server.web import addresses
from server.web.addresses import Address, Addresses, is_origin, is_usable
from server.web.pages import DIST
from server.words import words
from sessions.log import Log, MemoryLog
from sessions.refusals import Code
from tests.server.events import Event
from tests.server.servers import Server
from tests.server.stubborn import LogError, StubbornLog

NEW = {"title": "Better mornings"}


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as http:
        yield http


@contextlib.asynccontextmanager
async def app(
    *, client: str = "127.0.0.1", log: Log | None = None, **settings: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """The server without a process, asked from some address."""
    built = build(Settings(**settings), log or MemoryLog(), port=8000)
    transport = httpx.ASGITransport(app=built, client=(client, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://hall.test") as http:
        yield http
    await built._app.other_asgi_app.state.context.rooms.close()


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}".strip()}


# Creating an event.


async def test_an_event_is_created_with_its_links(http: httpx.AsyncClient) -> None:
    answer = await http.post("/api/sessions", json=NEW)
    assert answer.status_code == 201
    links = answer.json()
    base = f"http://pledgewall.test/{links['code']}"
    assert re.fullmatch(r"[BCDFGHJKLMNPQRSTVXZ34679]{6}", links["code"])
    assert links == {
        "code": links["code"],
        "join_url": base,
        "board_url": f"{base}/board",
        "facilitate_url": f"{base}/facilitate#{links['facilitator_token']}",
        "facilitator_token": links["facilitator_token"],
    }
    assert len(links["facilitator_token"]) >= 32
    assert links["code"] not in links["facilitator_token"]


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({}, 400, Code.BAD_REQUEST),
        ([], 400, Code.BAD_REQUEST),
        ({"title": 5}, 400, Code.BAD_REQUEST),
        ({**NEW, "surprise": 1}, 400, Code.BAD_REQUEST),
        ({**NEW, "languages": "en"}, 400, Code.BAD_REQUEST),
        ({**NEW, "languages": ["<b>"]}, 400, Code.BAD_REQUEST),
        ({"title": " \n "}, 400, Code.TEXT_EMPTY),
        ({"title": "x" * 121}, 400, Code.TEXT_TOO_LONG),
        ({**NEW, "template": "nope"}, 400, Code.BAD_TEMPLATE),
        ({**NEW, "languages": ["en", "xx"]}, 400, Code.BAD_LANGUAGE),
        ({**NEW, "languages": []}, 400, Code.BAD_LANGUAGE),
        ({**NEW, "languages": ["en"], "lang": "cy"}, 400, Code.BAD_LANGUAGE),
        ({**NEW, "prompts": {"s99": []}}, 400, Code.NO_SUCH_STAGE),
        ({**NEW, "prompts": {"s2": [{"text": "x" * 501}]}}, 400, Code.TEXT_TOO_LONG),
        ({**NEW, "purpose": "x" * 100_001}, 413, Code.TOO_LARGE),
    ],
    ids=lambda value: str(value)[:60],
)
async def test_what_cannot_be_created_is_refused_in_words(
    http: httpx.AsyncClient, asked: object, status: int, code: Code
) -> None:
    answer = await http.post("/api/sessions", json=asked, headers={"Accept-Language": "cy"})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code)
    assert set(problem) == {"code", "message"}
    assert "{" not in problem["message"]
    if code in (Code.BAD_REQUEST, Code.TEXT_EMPTY, Code.TOO_LARGE):
        assert problem["message"] == words("cy").say(f"refusals.{code}")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (json.dumps(NEW), "text/plain"),
        (json.dumps(NEW), "application/x-www-form-urlencoded"),
        (json.dumps(NEW), "multipart/form-data; boundary=x"),
        ("{broken", "application/json"),
        (b"\xff\xfe{}", "application/json"),
        ("", "application/json"),
    ],
)
async def test_only_json_is_taken(http: httpx.AsyncClient, content: str | bytes, kind: str) -> None:
    answer = await http.post("/api/sessions", content=content, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
    assert (await http.post("/api/sessions", content=content)).status_code == 400


async def test_a_body_without_an_end_is_cut_off(http: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b" " * 1000

    headers = {"Content-Type": "application/json"}
    answer = await http.post("/api/sessions", content=endless(), headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        ("127.0.0.1", {}, 201),
        ("::1", {}, 201),
        ("192.168.1.20", {}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "192.168.1.20"}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 403),
        ("127.0.0.1", {"X-Forwarded-Host": "events.example"}, 403),
        ("127.0.0.1", {"Forwarded": "for=192.168.1.20"}, 403),
        ("unix", {}, 403),
    ],
)
async def test_without_a_key_only_this_computer_creates(
    client: str, headers: dict[str, str], status: int
) -> None:
    async with app(client=client) as http:
        answer = await http.post("/api/sessions", json=NEW, headers=headers)
        assert answer.status_code == status
        if status == 403:
            assert answer.json()["code"] == "create_key"


@pytest.mark.parametrize("client", ["127.0.0.1", "192.168.1.20"])
async def test_with_a_key_whoever_has_it_creates(client: str) -> None:
    async with app(client=client, create_key="Tŷ agored") as http:
        for wrong in (NEW, {**NEW, "create_key": ""}, {**NEW, "create_key": "ty agored"}):
            answer = await http.post("/api/sessions", json=wrong)
            assert (answer.status_code, answer.json()["code"]) == (403, "create_key")
        right = {**NEW, "create_key": "Tŷ agored"}
        assert (await http.post("/api/sessions", json=right)).status_code == 201
    async with app(client=client, create_key="open-house") as http:
        answer = await http.post("/api/sessions", json=NEW, headers=bearer("open-house"))
        assert answer.status_code == 201


# Reading.


async def test_a_newcomer_learns_what_it_is_about(http: httpx.AsyncClient) -> None:
    links = (await http.post("/api/sessions", json={**NEW, "purpose": "Ward rounds"})).json()
    typed = f"{links['code'][:3].lower()}-{links['code'][3:]}"
    newcomer = (await http.get(f"/api/sessions/{typed}")).json()
    assert newcomer["title"] == "Better mornings"
    assert newcomer["purpose"] == "Ward rounds"
    assert newcomer["join_url"] == links["join_url"]
    assert set(newcomer) == {
        "code",
        "title",
        "purpose",
        "influence",
        "lang",
        "languages",
        "translations",
        "stage",
        "join_url",
        "board_url",
    }
    assert links["facilitator_token"] not in json.dumps(newcomer)


async def test_the_view_is_the_attendees_with_its_position(
    http: httpx.AsyncClient, event: Event
) -> None:
    phone = await event.phone()
    answer = (await http.get(f"/api/sessions/{event.code}/view")).json()
    assert answer == {**phone.position, "view": phone.view}
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


# QR codes.


def modules(svg: bytes) -> list[list[bool]]:
    """What a camera would see: the dark squares of a QR code's path."""
    root = ElementTree.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    [path] = root.iter("{http://www.w3.org/2000/svg}path")
    dark = {(int(y), int(x)) for x, y in re.findall(r"M(\d+),(\d+)", path.attrib["d"])}
    return [[(row, column) in dark for column in range(size)] for row in range(size)]


def expected(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=4)
    code.add_data(text)
    return code.get_matrix()


async def test_qr_codes_hold_the_links(http: httpx.AsyncClient, event: Event) -> None:
    phone = await event.phone()
    join = await http.get(f"/{event.code}/qr.svg")
    assert join.headers["content-type"] == "image/svg+xml"
    assert modules(join.content) == expected(event.links["join_url"])
    token = phone.auth["token"]
    place = await http.get(f"/api/sessions/{event.code}/place.svg", headers=bearer(token))
    assert modules(place.content) == expected(f"{event.links['join_url']}#place={token}")
    console = await http.get(f"/api/sessions/{event.code}/console.svg", headers=bearer(event.token))
    assert modules(console.content) == expected(event.links["facilitate_url"])


@pytest.mark.parametrize("host", ["localhost:8000", "evil.example", "127.0.0.1"])
async def test_links_carry_no_loopback_and_no_host_header(host: str) -> None:
    async with app() as http:
        headers = {"Host": host, "X-Forwarded-Proto": "https"}
        links = (await http.post("/api/sessions", json=NEW, headers={"Host": host})).json()
        assert is_usable(links["join_url"].rpartition("/")[0])
        path = f"/api/sessions/{links['code']}"
        newcomer = (await http.get(path, headers=headers)).json()
        page = await http.get(f"/{links['code']}", headers=headers)
        for text in (json.dumps(links), json.dumps(newcomer), page.text):
            assert "evil.example" not in text
            assert "localhost" not in text
            assert "127.0.0.1" not in text
        qr = await http.get(f"/{links['code']}/qr.svg", headers=headers)
        assert modules(qr.content) == expected(links["join_url"])


# Addresses.


async def test_the_chosen_address_is_in_every_link(http: httpx.AsyncClient, event: Event) -> None:
    console = await event.console()
    path = f"/api/sessions/{event.code}"
    found = (await http.get(f"{path}/addresses", headers=bearer(event.token))).json()
    assert found["current"] == "http://pledgewall.test"
    assert found["candidates"][0] == {
        "url": "http://pledgewall.test",
        "label": "PLEDGEWALL_PUBLIC_URL",
    }
    await console.done("choose_address", address="https://hall.example:8443")
    found = (await http.get(f"{path}/addresses", headers=bearer(event.token))).json()
    assert found["current"] == "https://hall.example:8443"
    join = f"https://hall.example:8443/{event.code}"
    assert (await http.get(path)).json()["join_url"] == join
    assert modules((await http.get(f"/{event.code}/qr.svg")).content) == expected(join)


def test_an_address_of_a_network_left_behind_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(addresses, "_hosts", lambda: [("192.168.1.5", "wlan0"), ("10.0.0.2", "e")])
    here = Addresses(8000, None)
    assert here.candidates() == [
        Address("http://192.168.1.5:8000", "wlan0"),
        Address("http://10.0.0.2:8000", "e"),
    ]
    assert here.used(None) == "http://192.168.1.5:8000"
    assert here.used("http://10.0.0.2:8000") == "http://10.0.0.2:8000"
    assert here.used("http://172.16.0.9:8000") == "http://192.168.1.5:8000"
    assert here.used("https://events.example") == "https://events.example"
    assert Addresses(80, None).used(None) == "http://192.168.1.5"
    assert Addresses(8000, "https://e.example").used(None) == "https://e.example"


def test_without_a_network_there_is_still_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_hosts", list)
    assert is_origin(Addresses(8000, None).used(None))


# What needs a secret.


@pytest.mark.parametrize("path", ["export", "export?format=json", "addresses", "console.svg"])
async def test_the_facilitators_things_need_the_link(
    http: httpx.AsyncClient, event: Event, server: Server, path: str
) -> None:
    phone = await event.phone()
    other = await server.create()
    path = f"/api/sessions/{event.code}/{path}"
    wrong = ("", "nobody's", phone.auth["token"], other["facilitator_token"], "ŵ".encode().hex())
    for secret in wrong:
        answer = await http.get(path, headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
    basic = {"Authorization": f"Basic {event.token}"}
    for headers in ({}, basic, {"Cookie": f"token={event.token}"}):
        assert (await http.get(path, headers=headers)).status_code == 403
    in_address = httpx.URL(path).copy_merge_params({"token": event.token})
    assert (await http.get(in_address)).status_code == 403
    assert (await http.get(path, headers=bearer(event.token))).status_code == 200


async def test_exports_are_files(http: httpx.AsyncClient, event: Event) -> None:
    path = f"/api/sessions/{event.code}/export"
    for suffix in ("csv", "json"):
        answer = await http.get(path, params={"format": suffix}, headers=bearer(event.token))
        name = f'attachment; filename="pledgewall-{event.code}.{suffix}"'
        assert answer.headers["content-disposition"] == name
        assert answer.headers["cache-control"] == "no-store"
    answer = await http.get(path, params={"format": "exe"}, headers=bearer(event.token))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_ones_place_needs_ones_own_token(http: httpx.AsyncClient, event: Event) -> None:
    for secret in ("", "nobody's", event.token):
        answer = await http.get(f"/api/sessions/{event.code}/place.svg", headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")


@pytest.mark.parametrize("path", ["/api/admin/link", "/api/admin/copy"])
async def test_administration_needs_the_process_secret(
    http: httpx.AsyncClient, event: Event, path: str
) -> None:
    for secret in ("", event.token, "ŵ".encode().hex()):
        answer = await http.post(path, json={"code": event.code}, headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")


# Pages.


class Page(HTMLParser):
    """A page's scripts, styles and whatever else could run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.tags: set[str] = set()
        self.lang: str | None = None
        self.data = ""
        self._in: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.handlers += [name for name in found if name.startswith("on") or name == "style"]
        if tag == "script":
            self.scripts.append(found)
        if tag == "html":
            self.lang = found.get("lang")
        self.links += [value for name, value in attrs if name in ("src", "href") and value]
        self._in = found.get("id")

    def handle_data(self, data: str) -> None:
        if self._in == "data":
            self.data += data
        self._in = None


def screens(code: str) -> list[str]:
    return ["/", *(f"/{code}{rest}" for rest in ("", "/board", "/facilitate", "/poster"))]


async def test_pages_run_nothing_inline_and_ask_nobody_else(
    http: httpx.AsyncClient, event: Event
) -> None:
    for path in screens(event.code):
        answer = await http.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        page = Page(answer.text)
        assert page.handlers == []
        assert "style" not in page.tags
        for script in page.scripts:
            assert script.get("src") or script.get("type") == "application/json", path
        assert all(link.startswith(("/", "#")) and link[:2] != "//" for link in page.links)
        assert event.token not in answer.text


async def test_pages_speak_the_persons_language(http: httpx.AsyncClient, event: Event) -> None:
    for path in screens(event.code):
        for headers, params, lang in (
            ({"Accept-Language": "cy-GB,cy;q=0.9,en;q=0.5"}, {}, "cy"),
            ({"Accept-Language": "de,fr"}, {}, "en"),
            ({"Accept-Language": "cy"}, {"lang": "en"}, "en"),
            ({}, {"lang": "cy"}, "cy"),
            ({}, {"lang": "<x>"}, "en"),
        ):
            answer = await http.get(path, headers=headers, params=params)
            assert Page(answer.text).lang == lang


async def test_what_people_wrote_stays_text(http: httpx.AsyncClient) -> None:
    title = """</title></script><script>alert(1)</script>"'&%DATA%%LANG%\u2028"""
    asked = {"title": title, "purpose": "<!--<script>"}
    code = (await http.post("/api/sessions", json=asked)).json()["code"]
    for path in screens(code)[1:]:
        answer = await http.get(path)
        page = Page(answer.text)
        assert "alert(1)" not in "".join(str(script) for script in page.scripts)
        assert sum("src" not in script for script in page.scripts) == 1
        assert json.loads(page.data)["title"] == title.replace("\u2028", " ").strip()
        assert answer.text.count('"join_url"') == 1


@pytest.mark.parametrize("lang", ["en", "cy"])
async def test_a_wrong_way_ends_at_the_start_page(http: httpx.AsyncClient, lang: str) -> None:
    headers = {"Accept-Language": lang}
    for path in ("/ZZZZZZ", "/ZZZZZZ/board", "/zzzzzz/facilitate", "/hello/poster"):
        answer = await http.get(path, headers=headers)
        assert answer.status_code == 404
        page = Page(answer.text)
        assert page.lang == lang
        assert json.loads(page.data)["unknown_code"] == path.split("/")[1]
    for path in ("/some/where/else", "/ZZZZZZ/nothing", "/robots/txt/"):
        answer = await http.get(path, headers=headers)
        assert answer.status_code == 404
        page = Page(answer.text)
        assert page.lang == lang
        assert json.loads(page.data)["unknown_code"] is None


async def test_a_wrong_way_in_the_api_is_told_in_json(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/no/such/thing", headers={"Accept-Language": "cy"})
    assert answer.status_code == 404
    assert answer.json() == {
        "code": "not_found",
        "message": words("cy").say("refusals.not_found"),
    }


async def test_methods(http: httpx.AsyncClient, event: Event) -> None:
    for path in (*screens(event.code), f"/api/sessions/{event.code}", "/healthz"):
        head = await http.head(path)
        assert (head.status_code, head.content) == (200, b"")
        for method in ("POST", "PUT", "DELETE"):
            answer = await http.request(method, path)
            assert answer.status_code == 405
            assert "GET" in answer.headers["allow"]
    assert (await http.get("/api/sessions")).status_code == 405


async def test_every_answer_carries_the_guards(http: httpx.AsyncClient, event: Event) -> None:
    paths = (
        *screens(event.code),
        "/ZZZZZZ",
        "/no/such/page",
        "/api/no/such",
        f"/api/sessions/{event.code}",
        f"/api/sessions/{event.code}/view",
        f"/{event.code}/qr.svg",
        "/healthz",
        "/readyz",
        "/api/openapi.json",
        "/assets/none.js",
        "/socket.io/?EIO=4&transport=polling",
    )
    for path in paths:
        headers = (await http.get(path)).headers
        policy = headers["content-security-policy"]
        directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
        assert directives["default-src"] == "'none'", path
        assert directives["script-src"] == directives["style-src"] == "'self'"
        assert directives["frame-ancestors"] == directives["base-uri"] == "'none'"
        assert "unsafe" not in policy
        assert "*" not in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store", path
        assert "access-control-allow-origin" not in headers
        assert "set-cookie" not in headers


async def test_a_forged_host_adds_nothing_to_the_policy(http: httpx.AsyncClient) -> None:
    answer = await http.get("/", headers={"Host": "a; script-src *"})
    assert "*" not in answer.headers.get("content-security-policy", "")


async def test_no_other_site_may_open_a_socket(http: httpx.AsyncClient) -> None:
    path = "/socket.io/?EIO=4&transport=polling"
    own = str(http.base_url).rstrip("/")
    assert (await http.get(path, headers={"Origin": "https://evil.example"})).status_code == 400
    assert (await http.get(path, headers={"Origin": own})).status_code == 200


# Assets.


async def test_assets_are_kept_forever_and_come_compressed(http: httpx.AsyncClient) -> None:
    assets = {link for link in Page((await http.get("/")).text).links if link.endswith(".js")}
    assert assets
    for path in assets:
        for encoding, suffix in (("br", ".br"), ("gzip", ".gz"), ("identity", "")):
            plain, file = DIST / path[1:], DIST / f"{path[1:]}{suffix}"
            if not file.exists() or file.stat().st_size > plain.stat().st_size:
                continue  # too small to be worth it
            request = http.build_request("GET", path, headers={"Accept-Encoding": encoding})
            answer = await http.send(request, stream=True)
            raw = b"".join([part async for part in answer.aiter_raw()])
            assert answer.headers.get("content-encoding", "identity") == encoding
            assert raw == file.read_bytes()
            assert "immutable" in answer.headers["cache-control"]
            age = re.search(r"max-age=(\d+)", answer.headers["cache-control"])
            assert age
            assert int(age[1]) >= 31_536_000 / 12
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "javascript" in answer.headers["content-type"]
            await answer.aclose()


@pytest.mark.parametrize("path", ["/assets/none.js", "/assets/", "/assets/..%2fphone.html"])
async def test_an_asset_that_is_not_there(http: httpx.AsyncClient, path: str) -> None:
    assert (await http.get(path)).status_code == 404


# For machines.


async def test_openapi_names_every_route_of_the_contract(http: httpx.AsyncClient) -> None:
    document = (await http.get("/api/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    built = build(Settings(), MemoryLog(), port=8000)
    routes = {route.path for route in built._app.other_asgi_app.routes}
    pages = {"/", "/assets", "/{code}", "/{code}/board", "/{code}/facilitate", "/{code}/poster"}
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


async def test_a_server_whose_log_is_gone_says_so() -> None:
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
