"""A team on real sockets: links with roles, revoked at once, and people on paper."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.server.events import Event
from tests.server.phones import TIMEOUT, Phone, command_id
from tests.server.servers import Server


class Team(Event):
    """An event whose facilitator invites others."""

    async def http(self, method: str, path: str, token: str, **more: Any) -> httpx.Response:
        async with httpx.AsyncClient(base_url=self.server.url, trust_env=False, timeout=60) as http:
            headers = {"Authorization": f"Bearer {token}"}
            at = f"/api/sessions/{self.code}/{path}"
            return await http.request(method, at, headers=headers, **more)

    async def invite(self, role: str, name: str = "") -> tuple[str, str]:
        """A new member: their id and their secret."""
        asked = {"role": role, "name": name}
        answer = await self.http("POST", "members", self.token, json=asked)
        assert answer.status_code == 201, answer.text
        made = answer.json()
        assert made["facilitate_url"].endswith(
            f"/{self.code}/facilitate#{made['facilitator_token']}"
        )
        return made["member"], made["facilitator_token"]

    async def member(self, role: str, name: str = "") -> tuple[str, Phone]:
        member, token = await self.invite(role, name)
        return member, await self.client("facilitator", token=token).connect()


def does(type_: str, **fields: Any) -> dict[str, Any]:
    return {"id": command_id(), "type": type_, **fields}


async def test_two_consoles_see_what_the_other_does(server: Server) -> None:
    async with Team.on(server, template="quick") as event:
        console = await event.console()
        member, rhian = await event.member("facilitator", "Rhian")
        assert rhian.welcome["member"] == {"id": member, "role": "facilitator", "name": "Rhian"}
        await console.until(lambda: console.here == ["m1", member])
        pressed = [one.done("next_stage", **{"from": None}) for one in (console, rhian)]
        await asyncio.gather(*pressed)
        await console.until(lambda: console.session["stage"] == "s1")
        undoes = console.session["undoes"]
        taken = [one.done("undo", step=undoes["n"]) for one in (console, rhian)]
        await asyncio.gather(*taken)
        await console.until(lambda: console.session["stage"] is None)
        await rhian.done("open_stage", stage="s2")
        await console.until(lambda: console.session["stage"] == "s2")
        last = max(console.view["doings"].values(), key=lambda one: int(one["id"]))
        assert (last["member"], last["kind"], last["about"]) == (member, "open_stage", "s2")


@pytest.mark.parametrize("role", ["facilitator", "moderator", "scribe"])
async def test_who_is_revoked_is_out_at_once_and_for_good(server: Server, role: str) -> None:
    async with Team.on(server) as event:
        console = await event.console()
        member, other = await event.member(role)
        await console.done("revoke_member", member=member)
        await asyncio.wait_for(other.gone.wait(), TIMEOUT)
        await console.until(lambda: console.here == ["m1"])
        token = other.auth["token"]
        refused = await event.refusal("facilitator", token=token)
        assert refused["data"]["code"] == "bad_token"
        for path in ("export", "addresses", "console.svg"):
            assert (await event.http("GET", path, token)).status_code == 403


async def test_restricted_links_get_no_files_and_invite_nobody(server: Server) -> None:
    async with Team.on(server) as event:
        for role in ("moderator", "scribe"):
            _, token = await event.invite(role)
            for path in ("export", "addresses"):
                answer = await event.http("GET", path, token)
                assert (answer.status_code, answer.json()["code"]) == (403, "not_your_role")
            asked = {"role": "facilitator"}
            assert (await event.http("POST", "members", token, json=asked)).status_code == 403
            assert (await event.http("GET", "console.svg", token)).status_code == 200


async def test_a_scribe_sees_no_more_than_the_board(server: Server) -> None:
    async with Team.on(server, template="quick") as event:
        console, phone = await event.console(), await event.phone()
        _, scribe = await event.member("scribe", "Tom")
        assert scribe.view["members"] == {}
        await console.done("next_stage")
        await phone.until(lambda: phone.session["stage"])
        await console.done("hold_ideas", hold=True)
        held = await phone.done("post_idea", text="Not for all eyes")
        await console.until(lambda: held in console.view["ideas"])
        await console.done("hold_ideas", hold=False)
        shown = await phone.done("post_idea", text="For everybody")
        await scribe.until(lambda: shown in scribe.view["ideas"])
        await console.done("next_stage")
        await phone.done("cast_vote", idea=shown, dots=2)
        await console.until(lambda: console.view["tallies"])
        ack = await scribe.ask("hide_idea", idea=shown)
        assert ack["code"] == "not_your_role"
        assert not scribe.says("Not for all eyes")
        assert not scribe.says('"voters"')


async def test_people_on_paper_count_and_are_nobody_in_particular(server: Server) -> None:
    async with Team.on(server, template="quick") as event:
        console, board = await event.console(), await event.board()
        _, scribe = await event.member("scribe", "Tom")
        seats = [await scribe.done("add_seat") for _ in range(3)]
        await board.until(lambda: board.live.get("paper") == 3)
        await console.done("next_stage")
        await scribe.until(lambda: scribe.session["stage"])
        idea = await scribe.done(
            "act_for", seat=seats[0], does=does("post_idea", text="A bench outside")
        )
        await console.until(lambda: idea in console.view["ideas"])
        assert console.view["ideas"][idea]["paper"] is True
        await console.done("next_stage")
        await scribe.until(lambda: scribe.session["stage"] == "s2")
        for seat in seats[:2]:
            vote = does("cast_vote", idea=idea, dots=2)
            ack = await scribe.ask("act_for", seat=seat, does=vote)
            assert ack["me"]["set"]["votes"][idea]["dots"] == 2
        await board.until(lambda: board.live["voted"] == 2)
        own = (await scribe.again()).welcome["seats"]
        assert {seat: list(me["ideas"]) for seat, me in own.items()} == {
            seats[0]: [idea],
            seats[1]: [],
            seats[2]: [],
        }
        assert "seats" not in (await console.again()).welcome
        ack = await console.ask("act_for", seat=seats[0], does=does("withdraw_idea", idea=idea))
        assert ack["code"] == "no_such_seat"
        for eye in (console, board):
            assert not any(eye.says(f'"{seat}"') for seat in seats)
