"""What a screen reader is given to say: each piece of news once, politely, and never a flood."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import at_rest
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import PhoneScreen
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

# What live regions come to say from now on: [whether it interrupts, the words].
LISTEN = r"""() => {
  const regions = '[role="status"], [role="alert"], [role="log"], [aria-live]';
  const words = (one) => (one.textContent ?? "").replace(/\s+/g, " ").trim();
  const before = new WeakMap();
  globalThis.heard = [];
  const look = (news) => document.querySelectorAll(regions).forEach((one) => {
    if (words(one) === (before.get(one) ?? "")) return;
    before.set(one, words(one));
    const rude = one.matches('[role="alert"], [aria-live="assertive"]');
    if (news && words(one)) heard.push([rude, words(one)]);
  });
  look(false);
  new MutationObserver(() => look(true)).observe(document, {
    characterData: true, childList: true, subtree: true
  });
}"""

# However many things come at once.
MOST = 3


async def heard(page: Page) -> list[tuple[bool, str]]:
    """What was said since the last time that somebody asked."""
    said = await page.evaluate("() => heard.splice(0)")
    return [(rude, words) for rude, words in said]


class Crowd:
    """Ten people who do the same at once, and the screens that hear of it."""

    def __init__(self, people: list[Phone], screens: dict[str, Page]) -> None:
        self.people = people
        self.screens = screens

    async def quiet_after(self, *rushes: object) -> None:
        """Each of the screens says little of the rush, and interrupts nobody."""
        await asyncio.gather(*rushes)  # type: ignore[call-overload]
        await at_rest(*self.screens.values())
        for name, page in self.screens.items():
            said = await heard(page)
            assert len(said) <= MOST, (name, said)
            assert not any(rude for rude, _ in said), (name, said)


@pytest.mark.parametrize("method", ["dots", "scale"])
async def test_a_hundred_ideas_and_votes_make_no_flood(
    server: Server, open_page: OpenPage, method: str
) -> None:
    talks = method == "scale"
    links = await server.create(template="conversation" if talks else "quick")
    code, token = links["code"], links["facilitator_token"]
    at = f"{server.url}/{code}"
    desk = await Phone(server.url, code, "facilitator", token=token).connect()
    phone = PhoneScreen(await open_page(at, PHONE))
    await phone.join()
    screens = {
        "phone": phone.page,
        "board": await open_page(f"{at}/board", BOARD),
        "console": await open_page(f"{at}/facilitate#{token}", LAPTOP),
    }
    await expect(screens["console"].get_by_role("heading", name="Nothing is open")).to_be_visible()
    await at_rest(*screens.values())
    for page in screens.values():
        await page.evaluate(LISTEN)
    people = [Phone(server.url, code) for _ in range(10)]
    crowd = Crowd(people, screens)
    await crowd.quiet_after(*(one.connect() for one in people))

    kind = "conversation" if talks else "ideas"
    if talks:
        await desk.done("choose_method", stage=desk.stage(kind), method="scale")
    await desk.done("open_stage", stage=desk.stage(kind))
    await at_rest(*screens.values())
    opened = await heard(phone.page)
    assert any("A new step is open" in words for _, words in opened), opened
    assert await heard(screens["board"])
    assert await heard(screens["console"])
    if not talks:
        await desk.done("show_ideas")

    async def write(one: Phone, who: int) -> list[str]:
        return [await one.done("post_idea", text=f"Idea {who} {n}") for n in range(10)]

    await crowd.quiet_after(*(write(one, who) for who, one in enumerate(people)))
    ideas = list(desk.view["ideas"])
    assert len(ideas) == 100
    if not talks:
        await desk.done("open_stage", stage=desk.stage("vote"))
        await at_rest(*screens.values())
        for page in screens.values():
            await heard(page)

    async def vote(one: Phone, who: int) -> None:
        given = {"score": 4} if talks else {"dots": 1}
        for idea in ideas[who * 5 : who * 5 + (10 if talks else 5)]:
            await one.done("cast_vote", idea=idea, **given)

    await crowd.quiet_after(*(vote(one, who) for who, one in enumerate(people)))
    for one in (desk, *people):
        await one.leave()


async def test_what_happens_is_said_once_and_politely(server: Server, open_page: OpenPage) -> None:
    links = await server.create(template="quick")
    desk = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    phone = PhoneScreen(await open_page(f"{server.url}/{links['code']}", PHONE))
    page = phone.page
    await phone.join()
    await page.evaluate(LISTEN)

    async def hears(*words: str) -> None:
        """Each of it in its own time, exactly once."""
        wanted = "(words) => words.every((one) => heard.some(([, said]) => said.includes(one)))"
        await page.wait_for_function(wanted, arg=list(words))
        said = await heard(page)
        assert not any(rude for rude, _ in said), said
        for one in words:
            assert sum(one in text for _, text in said) == 1, said

    await desk.done("open_stage", stage=desk.stage("ideas"))
    await hears("A new step is open: Ideas")
    await phone.post("Tea at nine")
    await hears("Sent")
    await page.context.set_offline(True)
    await hears("You're offline")
    await phone.post("Written in a lift")
    await hears("Kept on this phone")
    await page.context.set_offline(False)
    await phone.is_online()
    await hears("Connected")
    await desk.done("start_timer", seconds=61)
    await hears("One minute left")
    await desk.done("stop_timer")
    await desk.done("start_timer", seconds=1)
    await hears("Time is up")
    # Running out closes nothing, and more time can be given.
    await phone.post("After the bell")
    await desk.done("extend_timer", seconds=300)
    await expect(page.get_by_role("timer")).to_contain_text("4:5")
    await heard(page)
    await desk.done("pause_posting", paused=True)
    await hears("paused")
    await desk.done("pause_posting", paused=False)

    await desk.done("open_stage", stage=desk.stage("vote"))
    await hears("A new step is open: Vote")
    await phone.card("Tea at nine").get_by_role("button", name="Add a dot").click()
    await hears("left")
    await desk.leave()


async def test_only_errors_interrupt(server: Server, open_page: OpenPage) -> None:
    page = await open_page(server.url, LAPTOP)
    await expect(page.get_by_label("Title")).to_be_visible()
    await page.evaluate(LISTEN)
    await page.get_by_role("button", name="Create the event").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    said = await heard(page)
    assert [rude for rude, _ in said] == [True]
