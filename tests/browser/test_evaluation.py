"""An evaluation on real screens: answered on phones and on paper, closed, shown, exported."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import at_rest, audited, violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

PICTURES = Path("test-results")
HOPE = {"id": "hope", "kind": "thermometer"}
AGENDA: dict[str, Any] = {
    "format": "pledgewall-agenda",
    "version": 1,
    "name": {"en": "Evaluated", "cy": "Gwerthuso"},
    "stages": [
        {"kind": "evaluation", "survey": {"questions": [HOPE]}},
        {"kind": "talk"},
        {"kind": "evaluation", "repeats": 1},
        {"kind": "close"},
    ],
}
TABLE = """id,kind,text_en,text_cy,options_en,options_cy
,source,Written by Elen,,,
where,one,Where were you?,Ble oeddech chi?,In the hall|At home,Yn y neuadd|Gartref
"""


async def look(name: str, *pages: Page) -> None:
    """axe finds nothing; a picture of each screen."""
    await at_rest(*pages)
    for page in pages:
        is_board = "/board" in page.url
        size = (page.viewport_size or {})["width"]
        picture = PICTURES / f"evaluation-{name}-{size}.png"
        await page.screenshot(path=picture, animations="disabled", full_page=not is_board)
        assert await (violations(page) if is_board else audited(page, name, small=size < 400)) == []


async def test_how_it_was_at_the_start_and_at_the_end(server: Server, open_page: OpenPage) -> None:
    links = await server.create(agenda=AGENDA, title="Better mornings", languages=["en", "cy"])
    at = f"{server.url}/{links['code']}"
    ann = PhoneScreen(await open_page(at, PHONE))
    bob = await open_page(at, PHONE, locale="cy")
    board = await open_page(f"{at}/board", BOARD)
    console = ConsoleScreen(
        await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    )
    people = [await Phone(server.url, links["code"]).connect() for _ in range(11)]
    await ann.join()
    await bob.get_by_role("button", name="Ymuno", exact=True).click()

    await console.press("Open: Evaluation")
    hope = ann.page.get_by_role("group", name="How hopeful do you feel about working together?")
    await expect(hope.get_by_role("radio")).to_have_count(11)
    await hope.get_by_role("radio", name="3").check(force=True)
    for number, one in enumerate(people):
        await one.done("answer_survey", stage="s1", answers={"hope": 3 if number < 5 else 5})
    await expect(board.get_by_text("of 13 people have answered")).to_be_visible()
    await expect(board.locator(".huge-number")).to_have_text("12")
    await look("thermometer", board)
    await console.press("Show the results")
    await expect(board.get_by_text("On average: 4.0")).to_be_visible()
    await expect(ann.page.get_by_text("Look at the big screen")).to_be_visible()
    await look("start", ann.page, board)
    await console.press("Open: Talk")

    await console.page.locator(".agenda-item").nth(2).get_by_role("button").click()
    await hope.get_by_role("radio", name="10: Very hopeful").check(force=True)
    # By the keyboard: arrows go from place to place.
    await hope.get_by_role("radio", name="10: Very hopeful").press("ArrowLeft")
    await expect(hope.get_by_role("radio", name="9")).to_be_checked()
    await ann.page.get_by_role("radio", name="Strongly agree").first.check(force=True)
    await ann.page.get_by_role("checkbox", name="I know what I will do next").check(force=True)
    await ann.page.get_by_role("checkbox", name="Nothing has changed").check(force=True)
    await ann.page.get_by_role("checkbox", name="Nothing has changed").uncheck(force=True)
    words = ann.page.get_by_label("What should we do differently next time?")
    await words.fill("More time at the tables.")
    await words.blur()
    await expect(ann.page.get_by_text("Answered: 4 of 5")).to_be_visible()
    await all_is_sent(ann.page)
    await (
        bob.get_by_role("group", name="Pa mor obeithiol")
        .get_by_role("radio", name="8")
        .check(force=True)
    )
    # Without a network: kept, and sent once there is one.
    await bob.context.set_offline(True)
    said = bob.get_by_label("Beth dylen ni ei wneud yn wahanol y tro nesaf?")
    await said.fill("Dechrau'n gynt, a ffonio 07700 900123.")
    await said.blur()
    await expect(bob.locator(".dock").get_by_text("Wedi'i gadw")).to_be_visible()
    await bob.context.set_offline(False)
    await all_is_sent(bob)
    await look("asked", ann.page, bob, console.page)

    for number, one in enumerate(people):
        answers = {"hope": 6 if number < 5 else 9, "welcome": 4 if number < 6 else 5, "say": 4}
        several = ["others", "next"] if number < 6 else ["others"]
        said_by = f"Let more people speak, says person {number}."
        given = {**answers, "changed": several, "differently": said_by}
        await one.done("answer_survey", stage="s3", answers=given)
    await expect(console.page.locator(".now-voted")).to_have_text("13 of 13 people have answered")
    await console.press("Show the results")
    await expect(board.get_by_text("3.8 up since the start")).to_be_visible()
    await board.get_by_role("button", name="Pause").click()
    await look("shown", ann.page, board, console.page)
    for question in ("welcome and at ease", "My voice counted", "different for you"):
        await board.keyboard.press("ArrowRight")
        await expect(board.get_by_role("heading", name=question)).to_be_visible()
        # Once for each kind of question: the first two are of one.
        if question != "My voice counted":
            await look(f"shown-{question.split()[0]}", board)
    await board.keyboard.press("ArrowRight")
    await expect(board.locator(".survey-text").first).to_be_visible()
    await expect(board.get_by_text("07700")).to_have_count(0)
    await look("shown-texts", board)
    # Who wrote a telephone number waits for the facilitator.
    waiting = console.page.get_by_role("listitem").filter(has_text="07700")
    await expect(waiting.first).to_contain_text("Telephone number")
    await waiting.get_by_role("button", name="Show:").first.click()
    await expect(waiting.get_by_role("button", name="Hide:").first).to_be_visible()
    await asyncio.gather(*(one.leave() for one in people))


async def test_own_questions_from_a_file_answered_for_somebody_without_a_phone(
    server: Server, open_page: OpenPage, tmp_path: Path
) -> None:
    links = await server.create(agenda=AGENDA, title="Better mornings", languages=["en", "cy"])
    at = f"{server.url}/{links['code']}"
    page = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    console = ConsoleScreen(page)
    await console.tab("Agenda")
    stage = page.locator(".builder-stage").nth(2)
    await stage.locator("summary").first.click()
    (tmp_path / "bad.csv").write_text("id,kind,text_en\nx,stars,How?\n")
    (tmp_path / "own.csv").write_text(TABLE)
    bring = stage.get_by_label("Bring a file of questions")
    await bring.set_input_files(tmp_path / "bad.csv")
    await expect(stage.get_by_role("alert")).to_contain_text("This value is not known: stars")
    await bring.set_input_files(tmp_path / "own.csv")
    await expect(stage.get_by_text("Written by Elen")).to_be_visible()
    await stage.get_by_role("button", name="Add a question").click()
    await stage.get_by_label("Question 2 (English)").fill("I was heard.")
    await stage.get_by_label("Question 2 (Cymraeg)").fill("Cefais fy nghlywed.")
    await look("builder", page)
    await stage.get_by_role("button", name="Save the questions").click()
    await expect(stage.get_by_role("button", name="Save the questions")).to_have_count(0)
    await page.locator(".agenda-item").nth(2).get_by_role("button").click()
    phone = await open_page(at, PHONE, locale="cy")
    await phone.get_by_role("button", name="Ymuno", exact=True).click()
    await expect(phone.get_by_role("group", name="Cefais fy nghlywed.")).to_be_visible()
    await console.tab("Paper")
    await console.press("Add a person")
    await page.get_by_role("radio", name="At home").check(force=True)
    await expect(page.locator(".now-voted")).to_have_text("1 of 2 people has answered")
    await look("paper", page)
    await console.press("Take my answers back")
    await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    await expect(page.locator(".now-voted")).to_contain_text("Nobody has answered yet")
