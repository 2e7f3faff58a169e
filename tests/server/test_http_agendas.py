"""Agendas over HTTP: ready ones, one's own, files that are taken and files that are not."""

from typing import Any

import httpx
import pytest

from server.words import words
from tests.server.events import Event
from tests.server.web import NEW, app, bearer

OWN: dict[str, Any] = {
    "format": "pledgewall-agenda",
    "version": 1,
    "name": {"en": "Ward meeting"},
    "stages": [
        {"kind": "talk", "minutes": 9, "script": {"en": "Say hello"}},
        {"kind": "ideas", "silent": True, "prompts": [{"en": "What?", "cy": "Beth?"}]},
    ],
}


async def test_one_s_own_templates_are_kept_listed_and_deleted() -> None:
    async with app() as http:
        http.headers["Host"] = "localhost"
        listed = (await http.get("/api/agendas")).json()
        assert listed["ready"][0]["id"] == "pledge-event"
        assert listed["own"] == []
        kept = await http.post("/api/agendas", json=OWN)
        assert kept.status_code == 201
        [own] = (await http.get("/api/agendas")).json()["own"]
        assert own["id"] == kept.json()["id"]
        assert own["stages"][1]["prompts"] == OWN["stages"][1]["prompts"]
        created = await http.post("/api/sessions", json={**NEW, "agenda": own})
        assert created.status_code == 201
        at = f"/api/agendas/{own['id']}"
        assert (await http.delete(at)).status_code == 204
        gone = await http.delete(at)
        assert (gone.status_code, gone.json()["code"]) == (404, "no_such_agenda")
        assert (await http.get("/api/agendas")).json()["own"] == []


@pytest.mark.parametrize(("client", "key"), [("192.168.1.20", None), ("127.0.0.1", "open-house")])
async def test_they_are_for_whoever_may_create_events(client: str, key: str | None) -> None:
    async with app(client=client, create_key=key) as http:
        for asked in (
            http.get("/api/agendas"),
            http.post("/api/agendas", json=OWN),
            http.post("/api/agendas/check", json=OWN),
            http.delete("/api/agendas/own-1"),
        ):
            answer = await asked
            assert (answer.status_code, answer.json()["code"]) == (403, "create_key")
        if key:
            assert (await http.get("/api/agendas", headers=bearer(key))).status_code == 200


async def test_a_page_whose_name_was_pointed_here_reads_none_of_them() -> None:
    async with app() as http:
        answer = await http.get("/api/agendas", headers={"Host": "elsewhere.example:8000"})
        assert (answer.status_code, answer.json()["code"]) == (403, "create_key")
    async with app(create_key="open-house") as http:
        assert (await http.get("/api/agendas", headers=bearer("open-house"))).status_code == 200


async def test_a_file_that_is_wrong_is_explained_in_words() -> None:
    wrong = {**OWN, "stages": [{"kind": "vote", "dots": 500}]}
    async with app() as http:
        for path, content in (
            ("/api/agendas/check", wrong),
            ("/api/agendas", wrong),
            ("/api/sessions", {**NEW, "agenda": wrong}),
        ):
            answer = await http.post(path, json=content, headers={"Accept-Language": "cy"})
            said = answer.json()
            assert (answer.status_code, said["code"]) == (400, "bad_agenda")
            assert said["where"] == "stages[1].dots"
            assert "stages[1].dots" in said["message"]
            assert words("cy").say("agenda_problems.too_large", limit=100) in said["message"]
        for path in ("/api/agendas/check", "/api/agendas", "/api/sessions"):
            deep = b'{"agenda": ' + b"[" * 100_000
            sent = {"content": deep, "headers": {"Content-Type": "application/json"}}
            assert (await http.post(path, **sent)).status_code == 400
        nameless = await http.post("/api/agendas", json={**OWN, "name": {}})
        assert nameless.json()["where"] == "name"


async def test_an_event_leaves_its_agenda_and_becomes_a_template(
    event: Event, http: httpx.AsyncClient
) -> None:
    secret = bearer(event.token)
    at = f"/api/sessions/{event.code}"
    answer = await http.get(f"{at}/export?format=agenda", headers=secret)
    assert (
        f'filename="pledgewall-{event.code}.agenda.json"' in answer.headers["content-disposition"]
    )
    assert [stage["kind"] for stage in answer.json()["stages"]][:2] == ["welcome", "ideas"]
    checked = await http.post("/api/agendas/check", json=answer.json())
    assert checked.json() == answer.json()
    assert (await http.post(f"{at}/agenda")).status_code == 403
    kept = await http.post(f"{at}/agenda", headers=secret)
    assert kept.status_code == 201
    own = (await http.get("/api/agendas")).json()["own"]
    assert kept.json()["id"] in {agenda["id"] for agenda in own}


async def test_the_agenda_changes_for_everybody_at_once(event: Event) -> None:
    console, phone = await event.console(), await event.phone()
    made = await console.done("add_stage", kind="talk", position=1)
    await console.done("add_prompt", stage=made, text="Tell your neighbour", lang="en")
    await console.done("edit_script", stage=made, text="Only I read this", lang="en")
    await console.done("change_stage", stage=made, minutes=2)
    await phone.until(lambda: phone.view["stages"].get(made, {}).get("minutes") == 2)
    await console.until(lambda: console.view["scripts"].get(made))
    await console.done("open_stage", stage=made)
    refused = await console.ask("remove_stage", stage=made)
    assert refused["code"] == "stage_begun"
    await phone.until(lambda: phone.session["stage"] == made)
    assert phone.says("Tell your neighbour")
    assert not phone.says("Only I read this")


async def test_what_came_out_is_asked_in_the_next_event(
    event: Event, http: httpx.AsyncClient
) -> None:
    console, phone = await event.console(), await event.phone()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.until(lambda: console.session["stage"])
    ideas = [await phone.done("post_idea", text=text) for text in ("Tea", "Quiet", "Light")]
    await console.done("show_ideas")
    await console.done("open_stage", stage=console.stage("vote"))
    await phone.done("cast_vote", idea=ideas[1], dots=3)
    await phone.done("cast_vote", idea=ideas[0], dots=1)
    at = f"/api/sessions/{event.code}/export?format=next"
    hidden = (await http.get(at, headers=bearer(event.token))).json()
    await console.done("reveal")
    found = (await http.get(at, headers=bearer(event.token))).json()
    [asked] = [stage for stage in found["stages"] if stage["kind"] == "ideas"]
    assert asked["prompts"] == [{"en": "Quiet"}, {"en": "Tea"}]
    assert hidden["stages"][1]["prompts"] != asked["prompts"]


async def test_named_themes_are_asked_in_the_next_event_best_first(
    event: Event, http: httpx.AsyncClient
) -> None:
    console, phone = await event.console(), await event.phone()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.until(lambda: console.session["stage"])
    ideas = [await phone.done("post_idea", text=text) for text in ("Tea", "Quiet")]
    await console.done("show_ideas")
    themes = [await console.done("make_theme", ideas=[idea]) for idea in ideas]
    for theme, name in zip(themes, ("Food and drink", "Time to rest"), strict=True):
        await console.done("name_theme", theme=theme, name=name)
    await console.done("vote_on", stage=console.stage("vote"), by="themes")
    await console.done("open_stage", stage=console.stage("vote"))
    await phone.done("cast_vote", idea=themes[1], dots=3)
    await console.done("reveal")
    at = f"/api/sessions/{event.code}/export?format=next"
    found = (await http.get(at, headers=bearer(event.token))).json()
    [asked] = [stage for stage in found["stages"] if stage["kind"] == "ideas"]
    assert asked["prompts"] == [{"en": "Time to rest"}, {"en": "Food and drink"}]
    [vote] = [stage for stage in found["stages"] if stage["kind"] == "vote"]
    assert vote["by"] == "themes"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (
            '{"format": "pledgewall-instrument", "questions": [{"kind": "agree"}]}',
            "questions[1].texts",
        ),
        ("id,kind,text_en\nx,stars,How?\n", "questions[1].kind"),
        ("{", "JSON"),
    ],
)
async def test_a_file_of_questions_is_read_or_explained_in_words(content: str, where: str) -> None:
    async with app() as http:
        good = {"content": "id,kind,text_en\nx,agree,I was heard.\n"}
        answer = await http.post("/api/instruments/check", json=good)
        assert answer.status_code == 200
        assert answer.json()["questions"][0]["texts"] == {"en": "I was heard."}
        cymraeg = {"Accept-Language": "cy"}
        answer = await http.post(
            "/api/instruments/check", json={"content": content}, headers=cymraeg
        )
        said = answer.json()
        assert (answer.status_code, said["code"], said["where"]) == (400, "bad_instrument", where)
        assert said["message"].startswith("Ni ellir defnyddio")
        large = {"content": "x" * 300_000}
        assert (await http.post("/api/instruments/check", json=large)).status_code == 413
