"""Mail in a browser: stopped by one tap, and what the organiser sees of it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from server.clock import now_ms
from server.storage.sqlite import SQLiteLog
from sessions import commands as c
from sessions.ids import token_hash
from sessions.wire import About
from tests.browser.audit import audited
from tests.browser.conftest import LAPTOP, OpenPage
from tests.server.after import DAY, Ended
from tests.server.mailbox import taking_mail
from tests.server.servers import running
from tests.sessions.room import SERVER

pytestmark = pytest.mark.browser


async def over(folder: Path) -> Ended:
    """An event that ended eight days ago."""
    room = Ended(now_ms() - 8 * DAY, translations={"cy": About(title="Boreau gwell")})
    room.pledger("I will ring", "ann@example.org")
    room.pledger("Gwrando", "bethan@example.org", lang="cy")
    room.do(SERVER, c.IssueFacilitatorLink, facilitator=token_hash("token"))
    room.end()
    log = SQLiteLog(folder / "pledgewall.db")
    await room.keep(log)
    await log.close()
    return room


def link_in(mail: Any, to: str) -> str:
    text = str(mail.get_body(("plain",)).get_content())
    [found] = {line for line in text.splitlines() if f"/{to}" in line}
    return found.removeprefix("http://pledgewall.test")


async def test_one_tap_stops_mail_and_the_organiser_sets_when_it_goes(
    tmp_path: Path, open_page: OpenPage
) -> None:
    room = await over(tmp_path)
    async with taking_mail() as box:
        mail = {"PLEDGEWALL_SMTP_URL": box.url, "PLEDGEWALL_MAIL_FROM": "events@example.org"}
        async with running(tmp_path, **mail) as server:
            await box.until(2)
            [english], [welsh] = box.mails("ann@example.org"), box.mails("bethan@example.org")

            # The tap in the mail is the only one.
            page = await open_page(f"{server.url}{link_in(english, 'stop/')}")
            done = page.get_by_role("status")
            await expect(done).to_have_text(
                "Done. We will not write to this address about this event any more."
            )
            assert await audited(page, "stopped") == []
            plan = await open_page(f"{server.url}{link_in(english, 'plan#')}")
            await expect(plan.get_by_text("The e-mails have stopped.")).to_be_visible()
            # Not from the plan: whoever gets the mail has said no.
            await plan.get_by_role("button", name="Start again").click()
            await expect(plan.get_by_text("has stopped it")).to_be_visible()
            await page.get_by_role("button", name="I do want these mails").click()
            await expect(done).to_have_text("We will write to you again.")

            # In Welsh, on a phone that speaks it.
            page = await open_page(f"{server.url}{link_in(welsh, 'stop/')}", locale="cy")
            await expect(page.get_by_role("status")).to_contain_text("Wedi'i wneud")
            await expect(page.get_by_text("Boreau gwell")).to_be_visible()

            console = await open_page(f"{server.url}/{room.state.code}/facilitate#token", LAPTOP)
            await console.get_by_role("tab", name="After the event").click()
            panel = console.locator(
                "section", has=console.get_by_role("heading", name="Reminders by e-mail")
            )
            await expect(panel.get_by_text("1 person left an address.")).to_be_visible()
            week = panel.locator("li", has_text="1 week after the event")
            await expect(week.get_by_text("Sent: 2")).to_be_visible()
            assert await audited(console, "reminders") == []
            await panel.get_by_role("checkbox", name="4 weeks after the event").uncheck()
            await panel.get_by_text("Another date").click()
            await panel.get_by_label("How many days after the event?").fill("10")
            await panel.get_by_role("button", name="Add date").click()
            # Its day comes from the server, when it was saved.
            ten = panel.locator("li", has_text="10 days after the event")
            await expect(ten.locator(".card-note")).to_be_visible()
            await console.reload()
            await console.get_by_role("tab", name="After the event").click()
            await expect(ten.get_by_role("checkbox")).to_be_checked()
            boxes = await panel.get_by_role("checkbox").all()
            # All in all; 7, 10, 28, 91, 182 days.
            assert [await one.is_checked() for one in boxes] == [
                True,
                True,
                True,
                False,
                True,
                True,
            ]
