"""One's own data over HTTP: all of it, for oneself alone; and erased when one says so."""

import httpx

from tests.server.events import Event
from tests.server.phones import command_id


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_somebody_gets_all_that_is_linked_to_them_and_erases_it(
    event: Event, http: httpx.AsyncClient
) -> None:
    path = f"/api/sessions/{event.code}/my-data"
    console, ann, ben = await event.console(), await event.phone(), await event.phone()
    await ann.done("set_name", name="Ann")
    seat = command_id()
    await ann.repeat(seat, "add_seat")
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    mine = await ann.done("post_idea", text="My own idea")
    theirs = await ben.done("post_idea", text="Ben's idea")
    await ann.done("support_idea", idea=theirs)
    does = {"id": command_id(), "type": "post_idea", "text": "From my mother"}
    await ann.done("act_for", seat=seat, does=does)
    await console.done("open_stage", stage=console.stage("vote"))
    await ann.done("cast_vote", idea=theirs, dots=2)
    await console.done("open_stage", stage=console.stage("pledges"))
    await ann.done("make_pledge", text="My promise", kind="action", ideas=[mine])
    await ann.done("send_private_word", text="My trouble")

    token = ann.auth["token"]
    answer = await http.get(path, headers=bearer(token))
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    data = answer.json()
    assert (data["format"], data["name"]) == (1, "Ann")
    assert [idea["text"] for idea in data["ideas"]] == ["My own idea"]
    assert data["supported"] == ["Ben's idea"]
    assert [(one["on"], one["vote"]["dots"]) for one in data["votes"]] == [("Ben's idea", 2)]
    assert [one["text"] for one in data["pledges"]] == ["My promise"]
    assert [one["text"] for one in data["private_words"]] == ["My trouble"]
    assert [one["ideas"][0]["text"] for one in data["people"]] == ["From my mother"]
    assert token not in answer.text
    # With the plan's secret too; for who has a seat on the phone; and for nobody else.
    link = await http.post(f"/api/sessions/{event.code}/plan/link", json={}, headers=bearer(token))
    secret = link.json()["secret"]
    assert (await http.get(path, headers=bearer(secret))).json() == data
    of_seat = (await http.get(f"{path}?seat={seat}", headers=bearer(token))).json()
    assert [idea["text"] for idea in of_seat["ideas"]] == ["From my mother"]
    for other in ("none", "nonsense", event.token):
        for method in ("GET", "DELETE"):
            refused = await http.request(method, path, headers=bearer(other))
            assert (refused.status_code, refused.json()["code"]) == (403, "bad_token")

    gone = await http.request("DELETE", f"{path}?seat={seat}", headers=bearer(token))
    assert gone.status_code == 204
    assert (await http.get(path, headers=bearer(token))).json()["people"] == []
    assert (await http.request("DELETE", path, headers=bearer(secret))).status_code == 204
    for held in (token, secret):
        assert (await http.get(path, headers=bearer(held))).json()["code"] == "bad_token"
    await console.until(lambda: set(console.view["ideas"]) == {theirs})
    assert (await http.get(path, headers=bearer(ben.auth["token"]))).json()["ideas"]


async def test_what_is_promised_is_on_a_page_for_everybody(
    event: Event, http: httpx.AsyncClient
) -> None:
    console = await event.console()
    promised = {
        "controller": "Health board",
        "contact": "data@example.org",
        "basis": "public_task",
        "notice": {"en": "First.\n\nSecond.", "cy": "Cyntaf."},
        "months": 6,
        "link_hours": 48,
    }
    await console.done("set_privacy", privacy=promised)
    answer = (await http.get(f"/api/sessions/{event.code}/privacy")).json()
    assert answer["privacy"] == promised
    page = await http.get(f"/{event.code}/privacy", params={"lang": "cy"})
    assert page.status_code == 200
    assert "Health board" in page.text
    assert (await http.get(f"/api/sessions/{event.code}")).json()["controller"] == "Health board"
    assert (await http.get("/BBBBBB/privacy")).status_code == 404
    refused = await console.ask("set_privacy", privacy={**promised, "months": 0})
    assert refused["code"] == "bad_retention"
