"""A real server with mail to send is killed in the middle of it; the next one goes on."""

from collections import Counter
from pathlib import Path

import httpx
import pytest

from server.clock import now_ms
from server.storage.sqlite import SQLiteLog
from sessions.events import Erased
from sessions.reminders import stop_token
from tests.server.after import DAY, Ended
from tests.server.mailbox import Mailbox, taking_mail
from tests.server.servers import Server

PEOPLE = 30


async def event(folder: Path) -> Ended:
    """What its server finds: a week has passed, everybody is to be reminded."""
    room = Ended(now_ms() - 8 * DAY)
    for number in range(PEOPLE):
        room.pledger(f"Pledge {number}", f"p{number}@example.org")
    room.end()
    log = SQLiteLog(folder / "pledgewall.db")
    await room.keep(log)
    await log.close()
    return room


@pytest.mark.durability
async def test_each_mail_goes_once_whoever_is_killed_and_one_tap_stops_it(tmp_path: Path) -> None:
    room = await event(tmp_path)
    async with taking_mail() as box:
        server = Server(
            tmp_path,
            PLEDGEWALL_SMTP_URL=box.url,
            PLEDGEWALL_MAIL_FROM="Events <events@example.org>",
        )
        killing = {("rcpt", 10), ("data", 20)}

        async def kill(asked: str, taken: int) -> None:
            """While it waits for the answer: first before the mail was taken, then after that."""
            if (asked, taken) in killing:
                killing.remove((asked, taken))
                await server.kill()

        box.hook = kill
        for taken in (10, 20):
            await server.start()
            await box.until(taken)
            await server.exited()
            assert len(box.taken) == taken
        in_doubt = box.taken[-1].rcpt_tos
        await server.start()
        await box.until(PEOPLE + 1)
        times = Counter(box.recipients())
        assert times.keys() == {f"p{number}@example.org" for number in range(PEOPLE)}
        assert [one for one, n in times.items() if n > 1] == in_doubt
        # What no protocol can tell: it had been taken. Its name says that it is the same mail.
        assert len({mail["Message-ID"] for mail in box.mails(in_doubt[0])}) == 1
        assert len({mail["Message-ID"] for mail in box.mails()}) == PEOPLE
        async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
            await one_tap(http, room, box)
        await server.kill()
        assert len(box.taken) == PEOPLE + 1
    log = SQLiteLog(tmp_path / "pledgewall.db")
    found = await log.read(room.state.code)
    assert found
    events = [one for commit in found[1][2:] for one in commit.events]
    # The links to authors go a day after the end, whoever is written to.
    kinds = [type(one).__name__ for one in events if not isinstance(one, Erased)]
    assert kinds == ["MailStopped", "MailStopped", "MailStarted", "MailStopped"]
    await log.close()


async def one_tap(http: httpx.AsyncClient, room: Ended, box: Mailbox) -> None:
    """Stop mail by the mail program's button, and by the link in the mail."""
    code, (by_header, by_link) = (
        room.state.code,
        [box.mails(f"p{n}@example.org")[0] for n in (3, 4)],
    )
    path = by_header["List-Unsubscribe"].strip("<>").removeprefix("http://pledgewall.test")
    assert by_header["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # A program that looks through mail follows links, and changes nothing.
    for _ in range(2):
        assert '"state":"asked"' in (await http.get(path)).text
    answer = await http.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.json() == {"state": "stopped"}
    person = list(room.state.people)[4]
    token = stop_token(code, person, "p4@example.org")
    path = f"/{code}/stop/{token}"
    text = by_link.get_body(("plain",))
    assert text
    assert path in text.get_content()
    # The button of the page, without a script.
    form = await http.post(path, data={}, headers={"Accept": "text/html"})
    assert '"state":"stopped"' in form.text
    assert (await http.post(path, data={"again": "1"})).json() == {"state": "started"}
    assert (await http.post(path)).json() == {"state": "stopped"}
    # It opens nothing, and others do nothing.
    plan = f"/api/sessions/{code}/plan"
    answer = await http.get(plan, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code in (403, 404)
    for wrong in (f"/{code}/stop/nothing", f"/ZZZZZZ/stop/{token}"):
        assert (await http.post(wrong)).json() == {"state": "gone"}
        assert '"state":"gone"' in (await http.get(wrong)).text
    assert (await http.get(f"/api/sessions/{code}")).json()["mail"] is True
