"""Tables, with real clients: the QR codes, the hosts, the rounds, and what nobody is told."""

import httpx

from tests.server.events import Event
from tests.server.phones import Phone
from tests.server.web import bearer, expected, modules


async def host_links(http: httpx.AsyncClient, event: Event) -> dict[str, str]:
    answer = await http.post(f"/api/sessions/{event.code}/hosts", headers=bearer(event.token))
    assert answer.status_code == 200
    return {one["table"]: one["url"] for one in answer.json()["hosts"]}


async def opened(event: Event, tables: int) -> Phone:
    """The console of an event with tables that takes ideas in the open."""
    console = await event.console()
    await console.done("set_tables", names=["Window", *[""] * (tables - 1)])
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    return console


async def test_a_world_cafe(http: httpx.AsyncClient, event: Event) -> None:
    console, board = await opened(event, 2), await event.board()
    host, other = await event.phone(), await event.phone()
    links = await host_links(http, event)
    for one, table in ((host, "t1"), (other, "t2")):
        await one.done("host_table", table=table, key=links[table].split(f"#host={table}.")[1])
    guests = [await event.phone() for _ in range(6)]
    await console.done("assign_tables", on=True)
    for guest in guests:
        await guest.until(lambda guest=guest: guest.me["me"]["me"]["table"])
    before = [guest.me["me"]["me"]["table"] for guest in guests]
    assert sorted(before) == ["t1"] * 3 + ["t2"] * 3
    for number, guest in enumerate(guests):
        await guest.done("post_idea", text=f"First {number}")
    await console.done("next_table_round")
    for guest, was in zip(guests, before, strict=True):
        await guest.until(lambda guest=guest, was=was: guest.me["me"]["me"]["table"] != was)
    for number, guest in enumerate(guests):
        await guest.done("post_idea", text=f"Second {number}")
    await host.done("post_idea", text="What we found", summary=True)
    await board.until(lambda: len(board.view["ideas"]) == 13)
    told = {(one["table"], one["table_round"]) for one in board.view["ideas"].values()}
    assert told == {("t1", 1), ("t2", 1), ("t1", 2), ("t2", 2)}
    await host.until(lambda: len(host.me["hosted"]) == 7)
    assert {one["table_round"] for one in host.me["hosted"].values()} == {1, 2}
    assert all(not guest.me["hosted"] for guest in guests)
    await console.until(lambda: console.view["seats"]["t1"]["hosts"] == 1)
    assert not board.view["seats"]


async def test_nobody_is_told_the_table_of_two(event: Event) -> None:
    console, board = await opened(event, 2), await event.board()
    phones = [await event.phone() for _ in range(2)]
    for phone in phones:
        await phone.done("take_table", table="t2")
    await phones[0].done("post_idea", text="Between us")
    for screen in (console, board, phones[1]):
        await screen.until(lambda screen=screen: screen.view["ideas"])
        assert [one["table"] for one in screen.view["ideas"].values()] == [None]
    third = await event.phone()
    await third.done("take_table", table="t2")
    await third.done("post_idea", text="Among three")
    for screen in (console, board, phones[1]):
        await screen.until(lambda screen=screen: len(screen.view["ideas"]) == 2)
        told = {one["text"]: one["table"] for one in screen.view["ideas"].values()}
        assert told == {"Between us": None, "Among three": "t2"}


async def test_host_links_stay_the_same_until_they_are_revoked(
    http: httpx.AsyncClient, event: Event
) -> None:
    console = await opened(event, 3)
    links = await host_links(http, event)
    assert list(links) == ["t1", "t2", "t3"]
    assert await host_links(http, event) == links
    path = f"/api/sessions/{event.code}/host.svg?table=t2"
    picture = await http.get(path, headers=bearer(event.token))
    assert modules(picture.content) == expected(links["t2"])
    host = await event.phone()
    key = links["t2"].split("#host=t2.")[1]
    assert (await host.ask("host_table", table="t1", key=key))["code"] == "bad_token"
    await host.done("host_table", table="t2", key=key)
    await console.done("revoke_hosts", table="t2")
    await host.until(lambda: host.me["me"]["me"]["host"] is None)
    assert (await host.ask("host_table", table="t2", key=key))["code"] == "bad_token"
    assert (await http.get(path, headers=bearer(event.token))).status_code == 404
    assert (await host_links(http, event))["t2"] != links["t2"]
    for secret in ("", host.auth["token"]):
        answer = await http.post(f"/api/sessions/{event.code}/hosts", headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
    assert not any(one.says(key) for one in event.everybody)


async def test_a_table_has_a_qr_code(http: httpx.AsyncClient, event: Event) -> None:
    await opened(event, 2)
    picture = await http.get(f"/{event.code}/qr.svg?table=2")
    join = event.links["join_url"]
    assert modules(picture.content) == expected(f"{join}?table=2")
    for wrong in ("3", "t2", "x"):
        assert (await http.get(f"/{event.code}/qr.svg?table={wrong}")).status_code == 404
