"""What a facilitator holds, changes or notes is in nobody else's bytes."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from server.lists import brought
from server.settings import Settings, SettingsError
from tests.server.events import Event
from tests.server.servers import Server, running


@pytest.fixture
async def listed(tmp_path: Path) -> AsyncIterator[Server]:
    """A server whose keeper brought lists."""
    names, words = tmp_path / "names.txt", tmp_path / "words.txt"
    names.write_text("# staff\nDilys Puw\n", "utf-8-sig")
    words.write_text("oaf*\n")
    lists = {"PLEDGEWALL_NAME_LIST": str(names), "PLEDGEWALL_WORD_LIST": str(words)}
    async with running(tmp_path / "data", **lists) as server:
        yield server


async def test_nothing_flashes_onto_the_board_before_it_is_decided(listed: Server) -> None:
    async with Event.on(listed, template="quick") as event:
        ann, ben, board, console = (
            await event.phone(),
            await event.phone(),
            await event.board(),
            await event.console(),
        )
        await console.done("next_stage")
        await console.done("set_hold", ideas="flagged", pledges="flagged")
        named = await ann.done("post_idea", text="Dilys Puw never smiles")
        rude = await ann.done("post_idea", text="Those oafish doors")
        await console.until(lambda: console.session["counts"]["held"] == 2)
        flags = {one: console.view["moderation"][one]["flags"] for one in (named, rude)}
        assert flags == {named: ["name"], rude: ["word"]}
        assert ann.me["ideas"][named]["status"] == "held"
        await console.done("rewrite_idea", idea=named, text="Smile more", approve=True)
        await console.done("flag_idea", idea=rude, note="Private matter")
        await console.done("approve_idea", idea=rude)
        for eye in (ann, ben, board):
            await eye.until(lambda eye=eye: {named, rude} <= set(eye.view["ideas"]))
        await ann.until(lambda: ann.me["before"])
        assert ann.me["before"][named]["before"]["text"] == "Dilys Puw never smiles"
        for eye in (ben, board, await event.phone(), await event.board()):
            assert not eye.says("Dilys")
        for eye in (ann, ben, board):
            assert not eye.says("Private matter")
            assert not eye.says("oaf*")
        steps = [entry["step"] for entry in console.view["log"].values()]
        assert sorted(steps) == sorted(
            ["hold_set", "held", "held", "rewritten", "approved", "flagged", "approved"]
        )
        async with httpx.AsyncClient(base_url=listed.url, trust_env=False, timeout=60) as http:
            answer = await http.get(
                f"/api/sessions/{event.code}/export?format=json",
                headers={"Authorization": f"Bearer {event.token}"},
            )
        assert [one["step"] for one in answer.json()["moderation"]][-1] == "approved"
        assert "Private matter" not in answer.text
        assert "Dilys" not in answer.text


async def test_whoever_is_removed_is_told_and_comes_back(event: Event) -> None:
    ann, ben, console = await event.phone(), await event.phone(), await event.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    idea = await ann.done("post_idea", text="harm")
    await console.until(lambda: idea in console.view["ideas"])
    await console.done("remove_author", idea=idea)
    await ann.until(lambda: ann.me["me"]["me"]["removed"])
    refused = await ann.ask("post_idea", text="more harm")
    assert (refused["code"], refused["temporary"]) == ("removed", False)
    assert "facilitator" in refused["message"]
    # A reload, or another connection, changes nothing.
    again = await event.back(ann)
    assert again.me["me"]["me"]["removed"]
    await ben.done("post_idea", text="not mine")
    await console.until(lambda: any(one["stands"] for one in console.view["log"].values()))
    [entry] = [one for one in console.view["log"].values() if one["stands"]]
    assert not console.says(ann.welcome["participant"])
    await console.done("let_back", removal=entry["removal"])
    await again.until(lambda: not again.me["me"]["me"]["removed"])
    await again.done("post_idea", text="sorry")


async def test_posting_is_paused_for_everybody_at_once(event: Event) -> None:
    phone, board, console = await event.phone(), await event.board(), await event.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("pause_posting", paused=True)
    for eye in (phone, board):
        await eye.until(lambda eye=eye: eye.session["paused"])
    refused = await phone.ask("post_idea", text="now?")
    assert refused["code"] == "posting_paused"
    await console.done("pause_posting", paused=False)
    await phone.done("post_idea", text="now")


def test_a_list_that_cannot_be_read_is_said_at_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="PLEDGEWALL_WORD_LIST must name a file"):
        brought(Settings(word_list=tmp_path / "none.txt"))
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"Si\xe2n")
    with pytest.raises(SettingsError, match="PLEDGEWALL_NAME_LIST must name a file in UTF-8"):
        brought(Settings(name_list=latin))
    large = tmp_path / "large.txt"
    large.write_bytes(b"x\n" * 600_000)
    with pytest.raises(SettingsError, match="at most 1 MB"):
        brought(Settings(name_list=large))
