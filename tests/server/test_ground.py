"""Common ground over real sockets: chosen in private, published once, the same in every file."""

import httpx

from server.export.sayings import Sayings
from tests.server.events import Event
from tests.server.exported import read


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
    head, *rows = read((await exported(event, "ground")).content)
    assert head[4:] == [
        "I have lived experience / Mae gen i brofiad byw",
        "I am a carer or family member / Rwy'n ofalwr neu'n aelod o'r teulu",
        *both("ground.people_alike"),
        *both("ground.perspectives_alike"),
    ]
    # Ten people, of whom one wrote the ideas: who they were is not said.
    half, step = ["50 %", "50 %", "", ""], {"ideas": "2", "vote": "3"}
    there = [*both("ground.who"), *both("ground.who_here"), "", *half]
    assert rows[0] == [step["ideas"], *there]
    assert sorted(rows[1:3], key=lambda row: row[2]) == [
        [step["vote"], *both("ground.title"), "'=Lights", "", "60 %", "40 %", "50 %", "50 %"],
        [
            step["vote"],
            *both("ground.title"),
            "Benches",
            *both("ground.together"),
            *both("ground.nearly_all") * 4,
        ],
    ]
    assert rows[3:] == [
        [step["vote"], *there],
        [step["vote"], *both("ground.who"), *both("ground.of_votes"), "", *half],
    ]
    assert console.view["voices"][vote]["given"] == [50, 50]
    assert not board.view["voices"]


def both(key: str) -> list[str]:
    """What a cell says in the event's two languages."""
    return [Sayings(["en", "cy"]).key(key)]


async def exported(event: Event, kind: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60) as http:
        return await http.get(
            f"/api/sessions/{event.code}/export?format={kind}",
            headers={"Authorization": f"Bearer {event.token}"},
        )


def test_names_stand_in_each_language_of_the_file() -> None:
    say = Sayings(["en", "cy"])
    assert say.texts({"cy": "Gofalwr", "en": "Carer"}) == "Carer / Gofalwr"
    # One that was only named in another language, and one whose names are the same.
    assert say.texts({"cy": "Gofalwr"}) == "Gofalwr"
    assert Sayings(["en"]).texts({"cy": "Gofalwr"}) == "Gofalwr"
    assert say.texts({"cy": "Staff", "en": "Staff"}) == "Staff"
