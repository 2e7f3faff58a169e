"""Common ground over real sockets: chosen in private, published once, the same in every file."""

import csv
import io
from types import SimpleNamespace

import httpx

from server.export import ground_csv
from server.export.spreadsheet import Sayings
from tests.server.events import Event


async def test_what_is_published_is_what_files_hold(event: Event) -> None:
    console, board = await event.console(), await event.board()
    await console.done("set_perspectives")
    people = [await event.phone() for _ in range(10)]
    await people[0].until(lambda: len(people[0].session["perspectives"]) == 4)
    first, second = (one["id"] for one in people[0].session["perspectives"][:2])
    vote = console.stage("vote")
    await console.done("choose_method", stage=vote, method="approval")
    await console.done("open_stage", stage=console.stage("ideas"))
    ideas = [await people[0].done("post_idea", text=text) for text in ("Benches", "=Lights")]
    await console.done("show_ideas")
    for number, phone in enumerate(people):
        chosen = [first if number < 5 else second]
        await phone.done("choose_perspectives", perspectives=chosen)
        await phone.until(lambda p=phone, c=chosen: p.me["me"]["me"]["perspectives"] == c)
    await console.done("open_stage", stage=vote)
    for number, phone in enumerate(people):
        await phone.done("cast_vote", idea=ideas[0], approve=True)
        if number in (0, 1, 2, 5, 6):
            await phone.done("cast_vote", idea=ideas[1], approve=True)
    await console.done("reveal")
    assert not board.view["ground"]
    await console.done("close_stage")
    await board.until(lambda: vote in board.view["ground"])
    found = board.view["ground"][vote]
    assert found["rows"] == {ideas[0]: [95, 95], ideas[1]: [60, 40]}
    assert (found["together"], found["divided"]) == ([ideas[0]], [])
    await console.done("show_ground", stage=vote)
    await board.until(lambda: board.session["ground"] == vote)
    assert (await exported(event, "json")).json()["ground"] == [found]
    rows = list(
        csv.reader(io.StringIO((await exported(event, "ground")).content.decode("utf-8-sig")))
    )
    assert sorted(rows[3:5]) == [
        ["'=Lights", "", "60 %", "40 %", "50 %", "50 %"],
        ["Benches", *both("ground.together"), *both("ground.nearly_all") * 4],
    ]
    # Ten people, of whom one wrote the ideas: who they were is not said.
    names = [
        "I have lived experience / Mae gen i brofiad byw",
        "I am a carer or family member / Rwy'n ofalwr neu'n aelod o'r teulu",
    ]
    ideas_stage = console.stage("ideas")
    assert rows[:2] == [
        [ideas_stage, *both("ground.who"), *names],
        [*both("ground.who_here"), "", "50 %", "50 %"],
    ]
    assert rows[5:] == [
        [vote, *both("ground.who"), *names],
        [*both("ground.who_here"), "", "50 %", "50 %"],
        [*both("ground.of_votes"), "", "50 %", "50 %"],
    ]
    assert console.view["voices"][vote]["given"] == [50, 50]
    assert not board.view["voices"]


def both(key: str) -> list[str]:
    """What a cell says in the event's two languages."""
    return [Sayings(["en", "cy"]).key(key)]


async def exported(event: Event, kind: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False) as http:
        return await http.get(
            f"/api/sessions/{event.code}/export?format={kind}",
            headers={"Authorization": f"Bearer {event.token}"},
        )


def test_names_stand_in_each_language_of_the_event() -> None:
    event = SimpleNamespace(languages=["en", "cy"])
    rest = ground_csv._say(Sayings(event.languages))["rest"]
    assert rest == "Everybody else / Pawb arall"
    group = SimpleNamespace(id="v1", names={"cy": "Gofalwr", "en": "Carer"})
    assert ground_csv._name(group, event, rest) == "Carer / Gofalwr"
    assert ground_csv._name(SimpleNamespace(id=None), event, rest) == rest
    # One that was only named in another language, and one whose names are the same.
    assert ground_csv._both({"cy": "Gofalwr"}, event) == "Gofalwr"
    assert ground_csv._both({"cy": "Staff", "en": "Staff"}, event) == "Staff"
