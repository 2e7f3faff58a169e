"""A room of made-up people: what they were told is done, is in the export."""

import asyncio
import sys
from collections import Counter, defaultdict
from typing import Any, NamedTuple

import httpx
import msgspec
import pytest

from server.crowd.hall import Hall
from server.crowd.rehearsal import Rehearsal
from server.crowd.sentences import PHRASES
from server.web.schema.answers import Links
from tests.server.phones import Phone
from tests.server.servers import ROOT, Server

PEOPLE = 25


async def copied(server: Server, code: str) -> Links:
    admin = msgspec.json.decode((server.data / "admin.json").read_bytes())
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
        refused = await http.post("/api/admin/copy", json={"code": code})
        assert refused.status_code == 403
        answer = await http.post(
            "/api/admin/copy",
            json={"code": code},
            headers={"Authorization": f"Bearer {admin['secret']}"},
        )
    assert answer.status_code == 201, answer.text
    return msgspec.json.decode(answer.content, type=Links)


async def exported(server: Server, links: Links) -> dict[str, Any]:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
        answer = await http.get(
            f"/api/sessions/{links.code}/export?format=json",
            headers={"Authorization": f"Bearer {links.facilitator_token}"},
        )
    found: dict[str, Any] = answer.json()
    return found


class Rehearsed(NamedTuple):
    hall: Hall
    export: dict[str, Any]


async def rehearsed(server: Server, people: int, seconds: float, **about: Any) -> Rehearsed:
    """A whole rehearsal, of which the real event saw nothing."""
    event = await server.create(**about)
    links = await copied(server, event["code"])
    hall = await Rehearsal(server.url, links, people, seconds=seconds, drive=True).run()
    real = await Phone(server.url, event["code"], "board").connect()
    assert not real.view["ideas"]
    await real.leave()
    return Rehearsed(hall, await exported(server, links))


@pytest.fixture(scope="module")
async def rehearsals(server: Server) -> dict[str, Rehearsed]:
    """By template; at once, for people think most of the time."""
    pledges, conversation, workshop = await asyncio.gather(
        rehearsed(server, PEOPLE, 15, languages=["en", "cy"]),
        rehearsed(server, 10, 6, template="conversation"),
        rehearsed(server, 10, 8, template="workshop"),
    )
    return {"pledge-event": pledges, "conversation": conversation, "workshop": workshop}


def test_all_that_a_rehearsal_acknowledged_is_in_its_export(
    rehearsals: dict[str, Rehearsed],
) -> None:
    hall, export = rehearsals["pledge-event"]
    done = hall.done
    assert not hall.refused
    assert export["session"]["people"] == PEOPLE

    assert len(done.ideas) > 5
    originals = [one for idea in export["ideas"] for one in [idea, *idea["merged"]]]
    assert {idea["id"]: idea["text"] for idea in originals} == done.ideas
    assert all(text.startswith(("Rehearsal: ", "Ymarfer: ")) for text in done.ideas.values())

    dots: Counter[str] = Counter()
    for (_, idea), cast in done.votes.items():
        assert isinstance(cast, int)
        dots[idea] += cast
    [votes] = export["rounds"]
    assert +dots
    assert {idea: tally["dots"] for idea, tally in votes["tallies"].items()} == dict(+dots)
    assert votes["revealed"]

    joiners: dict[str, int] = defaultdict(int)
    for _, pledge in done.joins:
        joiners[pledge] += 1
    pledges = {pledge["id"]: pledge for pledge in export["pledges"]}
    assert {key: pledge["text"] for key, pledge in pledges.items()} == done.pledges
    assert {key: pledge["joiners"] for key, pledge in pledges.items()} == {
        key: joiners[key] for key in pledges
    }


def test_opinions_of_a_rehearsed_conversation_are_all_counted(
    rehearsals: dict[str, Rehearsed],
) -> None:
    hall, export = rehearsals["conversation"]
    # The driving facilitator merges nothing in a conversation: each vote stands where it was cast.
    cast = Counter((idea, opinion) for (_, idea), opinion in hall.done.votes.items())
    [votes] = export["rounds"]
    told = {
        (idea, opinion): tally[opinion]
        for idea, tally in votes["tallies"].items()
        for opinion in ("agree", "disagree", "pass")
        if tally[opinion]
    }
    assert not hall.refused
    kept = {idea["id"] for idea in export["ideas"]}
    assert told == {key: n for key, n in cast.items() if key[0] in kept}


def test_a_rehearsed_workshop_groups_ideas_and_votes_on_themes(
    rehearsals: dict[str, Rehearsed],
) -> None:
    hall, export = rehearsals["workshop"]
    assert not hall.refused
    [votes] = [found for found in export["rounds"] if found["by"] == "themes"]
    cast = Counter[str]()
    for (_, theme), dots in hall.done.votes.items():
        cast[theme] += int(dots)
    told = {theme: tally["dots"] for theme, tally in votes["tallies"].items()}
    assert told == +cast
    assert set(told) <= {theme["id"] for theme in export["themes"] if theme["names"]}
    assert told


def test_a_rehearsed_workshop_climbs_the_ladder_twice(rehearsals: dict[str, Rehearsed]) -> None:
    hall, export = rehearsals["workshop"]
    placed: dict[str, Counter[int]] = defaultdict(Counter)
    for (_, stage), rung in hall.done.rungs.items():
        placed[stage][rung] += 1
    ladders = [found for found in export["rounds"] if found["by"] == "ladder"]
    assert len(ladders) == 2
    assert all(found["revealed"] and found["voters"] for found in ladders)
    for found in ladders:
        rungs = found["tallies"][found["stage"]]["rungs"]
        assert rungs == [placed[found["stage"]][rung] for rung in range(1, 8)]


def test_a_rehearsed_workshop_is_evaluated(rehearsals: dict[str, Rehearsed]) -> None:
    hall, export = rehearsals["workshop"]
    answered = Counter(stage for (_, stage), given in hall.done.answers.items() if given)
    told = {one["stage"]: n for one in export["evaluations"] if (n := one["answered"])}
    assert told == answered
    assert answered.total() > 5


async def test_the_copy_is_the_event_without_anybody(server: Server) -> None:
    event = await server.create(
        title="Bore gwell",
        purpose="Fewer late mornings",
        languages=["cy", "en"],
        translations={"en": {"title": "Better mornings"}},
        prompts={"s2": [{"text": "Beth sy'n bwysig?", "translations": {"en": "What?"}}]},
    )
    phone = await Phone(server.url, event["code"]).connect()
    copy = await copied(server, event["code"])
    other = await Phone(server.url, copy.code).connect()
    for collection in ("stages", "prompts"):
        assert other.view[collection] == phone.view[collection]
    assert other.session["title"] == "Bore gwell (ymarfer)"
    assert other.session["translations"]["en"]["title"] == "Better mornings (rehearsal)"
    for name in ("purpose", "languages", "lang", "template"):
        assert other.session[name] == phone.session[name]
    await phone.leave()
    await other.leave()


async def test_the_command_follows_whoever_facilitates(server: Server) -> None:
    event = await server.create(template="quick")
    options = ["--people", "6", "--minutes", "0.1", "--data", server.data]
    process = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "server", "rehearse", event["code"], *options],
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    lines: list[str] = []
    while not lines or not lines[-1].startswith("Console"):
        lines.append((await process.stdout.readline()).decode())
    address, _, secret = lines[-1].split()[-1].partition("#")
    code = address.split("/")[-2]
    facilitator = await Phone(server.url, code, "facilitator", token=secret).connect()
    await facilitator.done("next_stage")
    await facilitator.until(lambda: facilitator.view["ideas"])
    rest, _ = await process.communicate()
    assert process.returncode == 0
    assert "It is over" in rest.decode()
    await facilitator.leave()


def test_every_sentence_can_be_said() -> None:
    for phrases in PHRASES.values():
        for frame in [*phrases.ideas, *phrases.pledges]:
            frame.format(thing="", way="", whom="", deed="")
