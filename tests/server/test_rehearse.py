"""A room of made-up people: what they were told is done, is in the export."""

import asyncio
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import httpx
import msgspec

from server.crowd.rehearsal import Rehearsal
from server.crowd.sentences import PHRASES
from server.web.schema import Links
from tests.server.phones import Phone
from tests.server.servers import ROOT, Server, running

PEOPLE = 25


async def copied(server: Server, code: str) -> Links:
    admin = msgspec.json.decode((server.data / "admin.json").read_bytes())
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as http:
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
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as http:
        answer = await http.get(
            f"/api/sessions/{links.code}/export?format=json",
            headers={"Authorization": f"Bearer {links.facilitator_token}"},
        )
    found: dict[str, Any] = answer.json()
    return found


async def test_all_that_a_rehearsal_acknowledged_is_in_its_export(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        event = await server.create(languages=["en", "cy"])
        links = await copied(server, event["code"])
        hall = await Rehearsal(server.url, links, PEOPLE, seconds=15, drive=True).run()
        export = await exported(server, links)
        real = await Phone(server.url, event["code"], "board").connect()
        assert not real.view["ideas"]
        await real.leave()
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


async def test_opinions_of_a_rehearsed_conversation_are_all_counted(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        event = await server.create(template="conversation")
        links = await copied(server, event["code"])
        hall = await Rehearsal(server.url, links, 10, seconds=6, drive=True).run()
        export = await exported(server, links)
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


async def test_a_rehearsed_workshop_groups_ideas_and_votes_on_themes(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        event = await server.create(template="workshop")
        links = await copied(server, event["code"])
        hall = await Rehearsal(server.url, links, 10, seconds=8, drive=True).run()
        export = await exported(server, links)
    assert not hall.refused
    [votes] = export["rounds"]
    assert votes["by"] == "themes"
    cast = Counter[str]()
    for (_, theme), dots in hall.done.votes.items():
        cast[theme] += int(dots)
    told = {theme: tally["dots"] for theme, tally in votes["tallies"].items()}
    assert told == +cast
    assert set(told) <= {theme["id"] for theme in export["themes"] if theme["names"]}
    assert told


async def test_the_copy_is_the_event_without_anybody(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
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


async def test_the_command_follows_whoever_facilitates(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
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
