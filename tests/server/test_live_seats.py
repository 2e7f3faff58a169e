"""Several people with one phone, on real sockets: to everybody else, they are just people."""

from typing import Any

from tests.server.events import Event
from tests.server.phones import Phone, command_id
from tests.server.test_live_team import Team, does


async def act(phone: Phone, seat: str, type_: str, **fields: Any) -> str:
    return await phone.done("act_for", seat=seat, does=does(type_, **fields))


async def stopped(phone: Phone, seat: str, type_: str, **fields: Any) -> str:
    ack = await phone.ask("act_for", seat=seat, does=does(type_, **fields))
    code: str = ack["code"]
    return code


async def opens(event: Event, console: Phone, kind: str, *phones: Phone) -> None:
    stage = console.stage(kind)
    await console.done("open_stage", stage=stage)
    for phone in phones:
        await phone.until(lambda phone=phone: phone.session["stage"] == stage)


async def test_each_has_their_own_on_both_of_the_holder_s_connections(event: Event) -> None:
    console, phone = await event.console(), await event.phone()
    tab = await event.back(phone)
    id_ = command_id()
    ack = await phone.repeat(id_, "add_seat")
    assert ack["result"] == {"id": id_}
    assert ack["me"]["seat"] == id_
    assert phone.seats[id_]["me"]["me"]["dots_left"] is None
    await tab.until(lambda: id_ in tab.seats)
    await opens(event, console, "ideas", phone, tab)
    mine = await phone.done("post_idea", text="Ann's")
    theirs = await act(tab, id_, "post_idea", text="Mum's")
    await phone.until(lambda: theirs in phone.seats[id_]["ideas"])
    assert theirs not in phone.me["ideas"]
    await console.done("show_ideas")
    await opens(event, console, "vote", phone, tab)
    await act(phone, id_, "cast_vote", idea=mine, dots=3)
    await phone.done("cast_vote", idea=theirs, dots=1)
    await tab.until(lambda: tab.seats[id_]["votes"] and tab.me["votes"])
    assert tab.seats[id_]["me"]["me"]["dots_left"] == 2
    assert tab.me["me"]["me"]["dots_left"] == 4
    await console.until(lambda: console.live["voted"] == 2)
    # What others do reaches the seat's view, too.
    await console.done("hide_idea", idea=theirs)
    for one in (phone, tab):
        await one.until(lambda one=one: one.seats[id_]["ideas"][theirs]["status"] == "hidden")


async def test_who_comes_back_finds_everybody_again(event: Event) -> None:
    console, phone = await event.console(), await event.phone()
    seat = await phone.done("add_seat", acting=True, agreed=True)
    await opens(event, console, "ideas", phone)
    command = {"seat": seat, "does": does("post_idea", text="Said once")}
    id_ = command_id()
    first = await phone.repeat(id_, "act_for", **command)
    await phone.leave()
    back = await event.back(phone)
    again = await back.repeat(id_, "act_for", **command)
    assert again["result"] == first["result"]
    own = back.welcome["seats"][seat]
    assert list(own["ideas"]) == [first["result"]["id"]]
    assert own["me"]["me"]["agreed"] is True
    assert (await event.phone()).welcome.get("seats") is None


async def test_another_phone_is_refused(event: Event) -> None:
    console, phone, other = await event.console(), await event.phone(), await event.phone()
    seat = await phone.done("add_seat")
    await opens(event, console, "ideas", phone, other)
    idea = await act(phone, seat, "post_idea", text="Mum's")
    for one in (other, console):
        assert await stopped(one, seat, "withdraw_idea", idea=idea) == "no_such_seat"
        ack = await one.ask("change_agreement", seat=seat, agreed=True)
        assert ack["code"] == "no_such_seat"
    assert (await other.ask("set_seat_aside", seat=seat, aside=True))["code"] == "no_such_seat"
    assert (await event.client("board").connect()).welcome.get("seats") is None


async def test_the_holder_s_connection_bounds_all_their_seats_together(event: Event) -> None:
    phone = await event.phone()
    seats = [await phone.done("add_seat") for _ in range(4)]
    codes: set[str | None] = set()
    for turn in range(40):
        asked = {"seat": seats[turn % 4], "does": does("set_name", name=f"{turn}")}
        codes.add((await phone.ask("act_for", **asked)).get("code"))
    assert codes == {None, "slow_down"}


async def test_agreement_is_asked_for_and_can_be_taken_back(event: Event) -> None:
    console, phone = await event.console(), await event.phone()
    ack = await phone.ask("add_seat", acting=True)
    assert (ack["code"], ack["message"]) == (
        "no_agreement",
        "They have not agreed that you write and vote for them.",
    )
    seats = [await phone.done("add_seat", acting=True, agreed=True) for _ in range(3)]
    await console.until(lambda: console.session.get("acted_for") == 3)
    await opens(event, console, "ideas", phone)
    idea = await act(phone, seats[0], "post_idea", text="Soup")
    await phone.done("change_agreement", seat=seats[0], agreed=False)
    await console.until(lambda: "acted_for" not in console.session)
    assert phone.seats[seats[0]]["me"]["me"]["agreed"] is False
    assert await stopped(phone, seats[0], "post_idea", text="Tea") == "no_agreement"
    await act(phone, seats[0], "withdraw_idea", idea=idea)
    assert not phone.says('"acted_for"')


async def test_people_on_a_phone_are_in_the_room_while_it_is(event: Event) -> None:
    board, phone = await event.board(), await event.phone()
    seats = [await phone.done("add_seat") for _ in range(2)]
    await board.until(lambda: board.live["connected"] == 3)
    await phone.done("set_seat_aside", seat=seats[0], aside=True)
    await board.until(lambda: board.live["connected"] == 2)
    await phone.leave()
    await board.until(lambda: board.live["connected"] == 0)
    await event.back(phone)
    await board.until(lambda: board.live["connected"] == 2)


async def test_no_byte_tells_who_shares_a_phone(event: Event) -> None:
    """An attack: whoever keeps all that they are sent finds nothing in common in what came."""
    console, board = await event.console(), await event.board()
    phone, other = await event.phone(), await event.phone()
    seats = [await phone.done("add_seat", acting=True, agreed=True) for _ in range(3)]
    await opens(event, console, "ideas", phone, other, board)
    ideas = [await act(phone, seat, "post_idea", text=f"Of {n}") for n, seat in enumerate(seats)]
    ideas.append(await phone.done("post_idea", text="The owner's"))
    ideas.append(await other.done("post_idea", text="Another's"))
    await console.done("show_ideas")
    for eye in (console, board, other):
        await eye.until(lambda eye=eye: set(ideas) <= set(eye.view["ideas"]))
    secrets = [*seats, phone.welcome["participant"], *(seat[:8] for seat in seats)]
    for eye in (console, board, other):
        assert not [secret for secret in secrets if eye.says(secret)]
        shown = [eye.view["ideas"][idea] for idea in ideas]
        fields = [{k for k, v in one.items() if v not in (None, [], False, 0)} for one in shown]
        assert all(one == fields[0] for one in fields)


async def test_a_scribe_s_tabs_are_told_of_their_seats_live(event: Event) -> None:
    team = Team(event.server, event.links)
    console = await event.console()
    _, scribe = await team.member("scribe", "Tom")
    tab = await event.back(scribe)
    seat = await scribe.done("add_seat", acting=True, agreed=True)
    await tab.until(lambda: seat in tab.seats)
    await opens(event, console, "ideas", scribe)
    idea = await act(scribe, seat, "post_idea", text="Soup")
    await tab.until(lambda: idea in tab.seats[seat]["ideas"])
    assert not console.seats
    assert not console.says(f'"{seat}"')
    for one in team.everybody:
        await one.leave()
