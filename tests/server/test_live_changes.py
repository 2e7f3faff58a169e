"""What everybody is told of, in which order, and by which acknowledgement."""

from server.storage.sqlite import SQLiteLog
from tests.server.events import Event
from tests.server.phones import command_id


async def test_each_audience_follows_by_a_chain_of_deltas(event: Event) -> None:
    phone, board, console = await event.phone(), await event.board(), await event.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    for number in range(5):
        # Silent: the phones' view of these is a count; the console's has the texts.
        made = await phone.done("post_idea", text=f"Idea {number}")
        await console.until(lambda made=made: made in console.view["ideas"])
    await console.done("show_ideas")
    for one in (phone, board, console):
        await one.until(lambda one=one: len(one.view["ideas"]) == 5)
        # Phone asserts the chain at every delta it gets.
        assert one.deltas > 0
        assert one.position["seq"] == console.position["seq"]
    assert board.deltas <= console.deltas


async def test_live_counts_are_for_board_and_console_alone(conversation: Event) -> None:
    board, console = await conversation.board(), await conversation.console()
    phones = [await conversation.phone() for _ in range(3)]
    await console.done("next_stage")
    idea = await phones[0].done("post_idea", text="Buses")
    for phone in phones[:2]:
        await phone.done("cast_vote", idea=idea, opinion="agree")
    for one in (board, console):
        await one.until(lambda one=one: one.live == {"connected": 3, "voted": 2, "paper": 0})
    await phones[2].leave()
    await board.until(lambda: board.live == {"connected": 2, "voted": 2, "paper": 0})
    for phone in phones:
        assert phone.live == {}
        assert not phone.says('["live"')
        assert not phone.says("voted")


async def test_a_board_that_comes_between_two_counts_learns_the_second(event: Event) -> None:
    early = await event.board()
    phone = await event.phone()
    await early.until(lambda: early.live.get("connected") == 1)
    await phone.leave()
    # It is told that nobody is there; for the others nothing will have changed.
    late = await event.board()
    await event.phone()
    for board in (early, late):
        await board.until(lambda board=board: board.live.get("connected") == 1)


async def test_an_acknowledged_command_is_in_the_log(conversation: Event) -> None:
    console, phone = await conversation.console(), await conversation.phone()
    await console.done("next_stage")
    log = SQLiteLog(conversation.server.data / "pledgewall.db", read_only=True)
    for number in range(5):
        ack = await phone.ask("post_idea", text=f"Idea {number}")
        found = await log.read(conversation.code)
        assert found
        epoch, commits = found
        assert ack["position"]["epoch"] == epoch
        held = commits[ack["position"]["seq"] - 1]
        assert ack["result"]["id"] in {getattr(one, "idea", None) for one in held.events}
        assert set(ack) == {"ok", "now", "position", "result", "me"}
    await log.close()


async def test_the_same_command_again_gives_the_same_answer(conversation: Event) -> None:
    console, phone = await conversation.console(), await conversation.phone()
    await console.done("next_stage")
    same = command_id()
    first = await phone.repeat(same, "post_idea", text="Only once")
    await phone.leave()
    again = await conversation.back(phone)
    second = await again.repeat(same, "post_idea", text="Only once")
    assert second["result"] == first["result"]
    assert len(again.me["ideas"]) == 1
