"""A recorded room, played again: what the event holds in the end is what the recording says."""

import asyncio
import csv
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.phones import Phone
from tests.server.servers import ROOT, Server, running

FOLDER = ROOT.parent / "shared" / "data" / "polis" / "london.youth.policing"
COMMENTS, VOTES = FOLDER / "comments.csv", FOLDER / "votes.csv"
WORDS = {"1": "agree", "-1": "disagree", "0": "pass"}

Tallies = dict[str, dict[str, int]]


@pytest.fixture(autouse=True)
def _there() -> None:
    if not FOLDER.is_dir():
        assert os.environ.get("CI") != "true", f"{FOLDER} is missing"
        pytest.skip("the recorded conversations are not here")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def recount() -> Tallies:
    """By comment's text: each person's last vote on it."""
    texts = {row["comment-id"]: " ".join(row["comment-body"].split()) for row in rows(COMMENTS)}
    last: dict[tuple[str, str], str] = {}
    for row in sorted(rows(VOTES), key=lambda row: int(row["timestamp"])):
        last[row["voter-id"], row["comment-id"]] = WORDS[row["vote"]]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, comment), opinion in last.items():
        counts[texts[comment]][opinion] += 1
    return {
        text: {
            **{word: counts[text][word] for word in WORDS.values()},
            "voters": counts[text].total(),
        }
        for text in texts.values()
    }


def counted(view: dict[str, dict[str, Any]]) -> Tallies:
    nobody = dict.fromkeys(WORDS.values(), 0) | {"voters": 0}
    return {
        " ".join(idea["text"].split()): {
            name: view["tallies"].get(key, nobody)[name] for name in nobody
        }
        for key, idea in view["ideas"].items()
    }


async def replay(server: Server, code: str, speed: float) -> tuple[int, str]:
    """The command's exit code, and what it said."""
    options = ["--comments", COMMENTS, "--votes", VOTES, "--speed", str(speed)]
    process = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "server", "replay", code, *options, "--data", server.data],
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


async def test_a_recorded_room_comes_to_the_tallies_of_its_recording(tmp_path: Path) -> None:
    expected = recount()
    async with running(tmp_path) as server:
        event = await server.create(template="conversation")
        code, token = event["code"], event["facilitator_token"]
        facilitator = await Phone(server.url, code, "facilitator", token=token).connect()
        board = await Phone(server.url, code, "board").connect()
        await facilitator.done("next_stage")

        status, said = await replay(server, code, 60)
        assert status == 0, said
        assert "posted 39 ideas and cast 640 votes" in said

        await facilitator.until(lambda: counted(facilitator.view) == expected)
        assert len(facilitator.view["ideas"]) == len(expected) == len(rows(COMMENTS)) == 39
        assert not board.view["tallies"]
        assert not board.says('"agree"')

        await facilitator.done("reveal")
        await board.until(lambda: counted(board.view) == expected)
        phone = await Phone(server.url, code).connect()
        assert counted(phone.view) == expected

        async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
            export = await http.get(
                f"/api/sessions/{code}/export?format=json",
                headers={"Authorization": f"Bearer {token}"},
            )
        exported = export.json()
        [last] = exported["rounds"]
        ideas = {idea["id"]: idea for idea in exported["ideas"]}
        assert counted({"ideas": ideas, "tallies": last["tallies"]}) == expected
        assert len(ideas) == 39
        for one in (facilitator, board, phone):
            await one.leave()


async def test_it_says_what_to_do_where_nobody_can_vote_yet(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        event = await server.create(template="conversation")
        status, said = await replay(server, event["code"], 60)
        assert status == 1
        assert "open it on the console" in said
        status, said = await replay(server, "BCDFGH", 60)
        assert status == 1
        assert "Traceback" not in said
