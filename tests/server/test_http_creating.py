"""Creating an event: what is taken, and from whom."""

import json
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from server.words import words
from sessions.refusals import Code
from tests.server.web import NEW, app, bearer


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
        ({**NEW, "prompts": {"s2": [{"text": "x" * 1501}]}}, 400, Code.TEXT_TOO_LONG),
        ({**NEW, "purpose": "x" * 4_000_001}, 413, Code.TOO_LARGE),
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
        for _ in range(500):
            yield b" " * 10_000

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
        ("127.0.0.1", {"Via": "1.1 proxy"}, 403),
        ("127.0.0.1", {"X-Real-IP": "127.0.0.1"}, 403),
        ("unix", {}, 403),
        # A program may say what it likes as Host; a page's Origin is the browser's word.
        ("127.0.0.1", {"Host": "evil.example"}, 201),
        ("127.0.0.1", {"Host": "localhost:8000", "Origin": "http://localhost:8000"}, 201),
        ("::1", {"Host": "[::1]:8000", "Origin": "http://[::1]:8000"}, 201),
        ("127.0.0.1", {"Host": "localhost:8000", "Origin": "http://evil.example"}, 403),
        ("127.0.0.1", {"Host": "localhost:8000", "Origin": "http://localhost:9000"}, 403),
        ("127.0.0.1", {"Host": "localhost:8000", "Origin": "null"}, 403),
        ("127.0.0.1", {"Host": "evil.example:8000", "Origin": "http://evil.example:8000"}, 403),
        ("127.0.0.1", {"Host": "127.0.0.1.evil.example", "Origin": "http://127.0.0.1"}, 403),
        ("127.0.0.1", {"Host": "[", "Origin": "http://["}, 403),
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
