"""A whole event by keys alone, from the start page to the thanks: nobody touches a mouse.

At every stop `Keys` asserts that the focus is to be seen and that nothing stands over it; after
everything that was done, that the focus is still somewhere.
"""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.keyboard import Keys
from tests.server.servers import Server

pytestmark = pytest.mark.browser

FIRST, SECOND, TWIN = "Tea at nine", "Longer visits", "Visits that are longer"


async def create(keys: Keys) -> str:
    """An event, from the start page to its console: its code."""
    page = keys.page
    await keys.to("Title")
    await keys.type("Better mornings")
    await keys.to("What people can change")
    await keys.type("The first hour of the day.")
    await keys.to("Create the event")
    await keys.press("Enter")
    await keys.sees(page.get_by_role("heading", name="Your event is ready"))
    code = await page.locator(".ready-code").inner_text()
    await keys.to("Open the console")
    await keys.press("Enter")
    await expect(page.get_by_role("heading", name="Nothing is open")).to_be_visible()
    await keys.to("Skip to main content")
    await keys.press("Enter")
    return code


async def join(keys: Keys, name: str) -> None:
    await keys.to("Your name (optional)")
    await keys.type(name)
    await keys.to("Join")
    await keys.press("Enter")
    await keys.sees(keys.page.get_by_text("Connected", exact=True))


async def post(keys: Keys, text: str) -> None:
    await keys.to("Your idea")
    await keys.type(text)
    await keys.to("Send idea")
    await keys.press("Enter")
    await keys.sees(card(keys.page, text))


def card(page: Page, text: str) -> Locator:
    return page.locator("article", has_text=text).first


async def withdraw(keys: Keys) -> None:
    """What stands next below, and yes, really."""
    dialog = keys.page.get_by_role("dialog")
    await keys.to("Withdraw")
    await keys.press("Enter")
    await keys.sees(dialog)
    await keys.to("Withdraw")
    await keys.press("Enter")
    await expect(dialog).to_have_count(0)


async def go_on(desk: Keys, *, key: str = "n") -> None:
    """The next step, or with U the last one back: as soon as the console has taken a breath."""
    await expect(desk.page.locator(f".steps [aria-keyshortcuts={key.upper()}]")).to_be_enabled()
    await desk.press(key)


async def pledge(keys: Keys, text: str) -> None:
    await keys.to("Make a pledge")
    await keys.press("Enter")
    await expect(keys.page.get_by_role("heading", name="Make a pledge")).to_be_focused()
    await keys.to("What will you do?")
    await keys.type(text)
    # Radio buttons are one stop; the arrows go through them.
    await keys.press("Tab", "Space")
    await keys.to("Ideas it comes from")
    await keys.press("Enter", "Tab", "Space")
    await keys.to("Your name")
    await keys.type("Ann")
    await keys.to("Make this pledge")
    await keys.press("Enter")
    await keys.sees(card(keys.page, text))


async def write_ideas(desk: Keys, ann: Keys, bob: Keys) -> None:
    """Ideas: written in silence, changed, taken back, shown to everybody."""
    console = desk.page
    await desk.to("Open: Welcome")
    await desk.press("Enter")
    await desk.sees(console.get_by_role("heading", name="Welcome", exact=True))
    await go_on(desk)
    await desk.sees(console.get_by_role("heading", name="Ideas", exact=True))
    await ann.sees(ann.page.get_by_label("Your idea"))
    await post(ann, "Te at nine")
    await ann.to("Edit")
    await ann.press("Enter")
    await expect(ann.page.get_by_label("Change your idea")).to_be_focused()
    await ann.press("Control+A")
    await ann.type(FIRST)
    await ann.to("Save")
    await ann.press("Enter")
    await ann.sees(card(ann.page, FIRST))
    await ann.back_to("Your idea")
    await post(ann, "No visits")
    await withdraw(ann)
    await expect(card(ann.page, "No visits")).to_have_count(0)
    await ann.sees(card(ann.page, FIRST))
    await post(bob, SECOND)
    await post(bob, TWIN)
    await desk.sees(console.get_by_text("3 ideas", exact=False).first)


async def run_the_timer(desk: Keys) -> None:
    """The timer: started, extended, stopped."""
    console = desk.page
    await desk.to("Minutes")
    await desk.press("Control+A")
    await desk.type("2")
    await desk.press("Enter")
    await desk.to("+1 min")
    await desk.press("Enter")
    await expect(console.locator(".clock-face")).to_contain_text("2:5")
    await desk.press("t")
    await desk.sees(console.get_by_role("button", name="Start timer"))
    await go_on(desk)
    await desk.sees(console.get_by_role("button", name="Undo: showed the ideas"))


async def merge_and_group(desk: Keys, ann: Keys) -> None:
    """Two that say the same become one; ideas become a theme with a name."""
    console = desk.page
    await desk.to("Ideas: 3")
    for idea in ("Idea 4", "Idea 3"):
        await desk.to(f"Select {idea}")
        await desk.press("Space")
    await desk.back_to("Merge")
    await desk.press("Enter")
    await desk.sees(console.get_by_role("dialog"))
    await desk.to("Merge")
    await desk.press("Enter")
    await desk.sees(console.get_by_role("tab", name="Ideas: 2"))
    await ann.sees(card(ann.page, SECOND))
    await desk.back_to("Ideas: 2")
    await desk.press("ArrowRight")
    await desk.to(FIRST)
    await desk.press("Space")
    await desk.back_to("Make a theme")
    await desk.press("Enter")
    await desk.sees(console.get_by_role("heading", name="No name yet"))
    await desk.to("Name (3 to 7 words)")
    await desk.type("Small things that help")
    await desk.press("Enter")
    await desk.sees(console.get_by_role("heading", name="Small things that help"))


async def vote_and_reveal(desk: Keys, ann: Keys) -> None:
    """The vote: dots given and taken back; revealed, undone, revealed."""
    console = desk.page
    await desk.back_to("Open: Vote")
    await desk.press("Enter")
    await desk.sees(console.get_by_role("heading", name="Vote", exact=True))
    await ann.sees(ann.page.get_by_role("button", name="Add a dot").first)
    await ann.to("Add a dot")
    await ann.press("Enter", "Enter")
    await ann.back_to("Take a dot")
    await ann.press("Enter")
    await ann.sees(ann.page.get_by_text("1 dot", exact=True).first)
    await go_on(desk)
    await desk.sees(console.get_by_role("button", name="Undo: showed the results"))
    await ann.sees(ann.page.get_by_text("from 1 person"))
    await go_on(desk, key="u")
    await ann.sees(ann.page.get_by_role("button", name="Add a dot").first)
    await go_on(desk)
    await ann.sees(ann.page.get_by_text("from 1 person"))


async def make_and_join_pledges(desk: Keys, ann: Keys, bob: Keys) -> None:
    """Pledges: made, joined, changed, taken back."""
    console = desk.page
    await go_on(desk)
    await desk.sees(console.get_by_role("heading", name="Pledges", exact=True))
    await pledge(ann, "I will ask every day")
    await bob.sees(card(bob.page, "I will ask every day"))
    await bob.to("Join this pledge")
    await bob.press("Enter")
    await bob.sees(bob.page.get_by_text("✓"))
    await ann.to("Edit")
    await ann.press("Enter")
    await expect(ann.page.get_by_role("heading", name="Change your pledge")).to_be_focused()
    await ann.to("What will you do?")
    await ann.press("End")
    await ann.type(" and listen")
    await ann.to("Save")
    await ann.press("Enter")
    await ann.sees(card(ann.page, "and listen"))
    await withdraw(ann)
    await expect(card(ann.page, "and listen")).to_have_count(0)
    await ann.sees(ann.page.get_by_role("button", name="Make a pledge"))
    await bob.sees(bob.page.get_by_role("button", name="Make a pledge"))


async def steer_the_board(desk: Keys, board: Page) -> None:
    """The board from the console, and from its own keys."""
    console = desk.page
    await desk.press("6")
    await desk.to("Freeze the board")
    await desk.press("Space")
    await expect(board.locator(".freeze-mark")).to_be_visible()
    await expect(console.get_by_label("Freeze the board")).to_be_checked()
    await desk.press("Space")
    await expect(board.locator(".freeze-mark")).to_have_count(0)
    await board.keyboard.press("p")
    await expect(board.locator(".pause-mark")).to_be_visible()
    await Keys(board).to("Go on")
    await board.keyboard.press("Enter")
    await expect(board.locator(".pause-mark")).to_have_count(0)


async def answer(desk: Keys, ann: Keys) -> None:
    """The evaluation: one question answered, by the arrows."""
    await go_on(desk)
    await desk.sees(desk.page.get_by_role("heading", name="Evaluation", exact=True).first)
    await ann.sees(ann.page.get_by_role("radio").first)
    await ann.to("Not at all hopeful")
    await ann.press("Space", "ArrowRight")
    await expect(ann.page.get_by_role("radio", checked=True)).to_have_count(1)
    await desk.sees(desk.page.get_by_text("1 of 2 people has answered", exact=False).first)


async def test_a_whole_event_by_keyboard_alone(server: Server, open_page: OpenPage) -> None:
    desk = Keys(await open_page(server.url, LAPTOP))
    code = await create(desk)
    at = f"{server.url}/{code}"
    ann, bob = [Keys(await open_page(at, PHONE)) for _ in range(2)]
    board = await open_page(f"{at}/board", BOARD)
    console = desk.page
    for keys, name in ((ann, "Ann"), (bob, "Bob")):
        await join(keys, name)
    await write_ideas(desk, ann, bob)
    await run_the_timer(desk)
    await merge_and_group(desk, ann)
    await vote_and_reveal(desk, ann)
    await make_and_join_pledges(desk, ann, bob)
    await steer_the_board(desk, board)
    await answer(desk, ann)
    await go_on(desk)
    await desk.sees(console.get_by_role("heading", name="Thanks", exact=False).first)
    for keys in (ann, bob):
        await keys.sees(keys.page.get_by_role("heading", name="What happens next"))
    await go_on(desk)
    await desk.sees(console.get_by_text("Everything on the agenda is done", exact=False))
