"""The pages and their assets: what they hold, and the guards around them."""

import json
import re

import httpx
import pytest

from server.settings import SettingsError, from_environment
from server.web.pages import DIST
from server.words import words
from tests.server.events import Event
from tests.server.web import Page, app, screens


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
            ({"Accept-Language": "en;q=0.5, cy-GB"}, {}, "cy"),
            ({"Accept-Language": "de,fr"}, {}, "en"),
            ({"Accept-Language": "cy"}, {"lang": "en"}, "en"),
            ({}, {"lang": "cy"}, "cy"),
            ({}, {"lang": "<x>"}, "en"),
        ):
            answer = await http.get(path, headers=headers, params=params)
            assert Page(answer.text).lang == lang


@pytest.mark.parametrize("lang", ["en", "cy"])
async def test_pages_name_the_words_that_they_will_need(
    http: httpx.AsyncClient, event: Event, lang: str
) -> None:
    for path in screens(event.code):
        answer = await http.get(path, headers={"Accept-Language": lang})
        named = re.findall(r'rel="modulepreload" crossorigin href="/(assets/[^"]+)"', answer.text)
        assert words(lang).say("common.skip") in (DIST / named[-1]).read_text(), path


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
        "/accessibility",
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


@pytest.mark.parametrize(
    ("origin", "headers", "status"),
    [
        ("http://hall.test", {}, 200),
        ("http://192.168.1.5:8000", {"Host": "192.168.1.5:8000"}, 200),
        ("http://laptop:8000", {"Host": "Laptop:8000"}, 200),
        # Behind a proxy that ends TLS; behind one that also changes the Host.
        ("https://hall.test", {}, 200),
        ("https://events.example", {"Host": "localhost:8000"}, 200),
        ("https://a.example", {"Host": "b", "X-Forwarded-Host": "a.example, c"}, 200),
        ("https://evil.example", {}, 400),
        ("http://hall.test:81", {}, 400),
        ("http://hall.test.evil.example", {}, 400),
        ("https://events.example.evil.example", {}, 400),
        ("null", {}, 400),
        ("http://[", {}, 400),
    ],
)
async def test_only_pages_of_this_server_open_a_socket(
    origin: str, headers: dict[str, str], status: int
) -> None:
    async with app(public_url="https://events.example") as http:
        asked = {"Origin": origin, **headers}
        answer = await http.get("/socket.io/?EIO=4&transport=polling", headers=asked)
        assert answer.status_code == status
        allowed = answer.headers.get("access-control-allow-origin")
        assert allowed == (origin if status == 200 else None)
        assert "access-control-allow-credentials" not in answer.headers


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


async def test_a_page_says_its_title_in_the_persons_language(http: httpx.AsyncClient) -> None:
    asked = {
        "title": "Falls",
        "languages": ["en", "cy"],
        "translations": {"cy": {"title": "Cwympo"}},
    }
    code = (await http.post("/api/sessions", json=asked)).json()["code"]
    for lang, title in (("en", "Falls"), ("cy", "Cwympo"), ("de", "Falls")):
        for path in screens(code)[1:]:
            answer = await http.get(path, headers={"Accept-Language": lang})
            assert f"<title>{title}</title>" in answer.text, path
            assert '<span lang="cy" dir="ltr">Trowch JavaScript ymlaen.</span>' in answer.text


async def test_the_statement_says_whom_to_tell() -> None:
    for contact in (None, "access@example.org"):
        async with app(contact=contact) as http:
            page = Page((await http.get("/accessibility?lang=cy")).text)
            assert page.lang == "cy"
            assert json.loads(page.data) == {"contact": contact}


@pytest.mark.parametrize("contact", ["two\nlines", "x" * 201])
def test_a_contact_is_one_short_line(contact: str) -> None:
    with pytest.raises(SettingsError, match="PLEDGEWALL_CONTACT must be one line"):
        from_environment({"PLEDGEWALL_CONTACT": contact})
    assert from_environment({"PLEDGEWALL_CONTACT": " "}).contact is None
