"""A phone of 2019 whose browser was never updated since."""

import json
from pathlib import Path

import pytest

from tests import tools
from tests.browser.old_chromium import OldPhone, old_phone
from tests.server.phones import Phone
from tests.server.servers import Server

IDEA = "A chair beside every bed"
PLEDGE = "I will ask every day"

pytestmark = pytest.mark.browser


async def sent(phone: OldPhone) -> None:
    await phone.until("!Object.keys(localStorage).some((key) => key.includes(':out:'))")


async def look(phone: OldPhone, folder: Path, name: str) -> None:
    """Leave a picture of it, and see that nothing runs off the side."""
    (folder / f"{name}.png").write_bytes(await phone.screenshot())
    assert await phone.value("document.documentElement.scrollWidth - innerWidth") <= 0


async def test_a_browser_of_2019_takes_part_in_a_whole_event(
    server: Server, tmp_path: Path
) -> None:
    program = tools.path("old-chromium")
    if not program:
        pytest.skip("it exists for Linux on x86-64 only")
    links = await server.create()
    code, token = links["code"], links["facilitator_token"]
    facilitator = await Phone(server.url, code, "facilitator", token=token).connect()
    async with old_phone(program, tmp_path / "profile") as phone:
        assert "Chrome/78." in await phone.version()
        await phone.goto(f"{server.url}/{code}")
        await phone.press("Join")
        await phone.shows("Connected")
        await look(phone, tmp_path, "waiting")

        await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
        await phone.write("Your idea", IDEA)
        await phone.press("Send idea")
        await sent(phone)
        await phone.shows("Sent")
        await look(phone, tmp_path, "ideas")

        await facilitator.done("show_ideas")
        await facilitator.done("open_stage", stage=facilitator.stage("vote"))
        await phone.shows(IDEA)
        await phone.press("Add a dot")
        await phone.press("Add a dot")
        await sent(phone)
        await facilitator.until(
            lambda: [one["dots"] for one in facilitator.view["tallies"].values()] == [2]
        )
        await look(phone, tmp_path, "vote")
        await facilitator.done("reveal")

        await facilitator.done("open_stage", stage=facilitator.stage("pledges"))
        await phone.press("Make a pledge")
        await phone.write("What will you do?", PLEDGE)
        await phone.press("Action", "label")
        await look(phone, tmp_path, "pledge")
        await phone.press("Make this pledge")
        await sent(phone)
        await facilitator.until(
            lambda: [one["text"] for one in facilitator.view["pledges"].values()] == [PLEDGE]
        )
        await phone.press("Cymraeg")
        await phone.shows("Wedi cysylltu")
        await look(phone, tmp_path, "pledges")

        # What was typed outlives the page.
        await phone.press("Gwneud addewid")
        await phone.write("Beth wnewch chi?", "Half a thought")
        stored = f"Object.values(localStorage).includes({json.dumps('Half a thought')})"
        await phone.until(stored)
        await phone.goto(f"{server.url}/{code}")
        await phone.shows("Wedi cysylltu")
        await phone.until("(document.querySelector('textarea') || {}).value === 'Half a thought'")
        assert phone.errors == []
    await facilitator.leave()
