"""Phones that sleep, and phones whose clock is wrong."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.networks.events import ideas_open, network_of, texts
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.servers import Server

pytestmark = pytest.mark.browser

MINUTE = 60_000

# A phone that sleeps runs no timer, and none of those that ran out comes later. Its one clock goes
# on, and the other stands still, as in many browsers.
SLEEPER = """
(() => {
  const { setTimeout } = window, { now } = Date;
  let asleep = false, slept = 0;
  Date.now = () => now() + slept;
  window.setTimeout = (then, ms, ...values) => setTimeout(() => asleep || then(...values), ms);
  Object.defineProperty(document, "hidden", { get: () => asleep });
  window.sleep = () => { asleep = true; };
  window.wake = (ms) => {
    asleep = false;
    slept += ms;
    document.dispatchEvent(new Event("visibilitychange"));
  };
})();
"""

# A clock that is wrong from the start, and can be set.
WRONG_CLOCK = """
(() => {
  const Right = Date;
  let wrong = %d;
  window.Date = class extends Right {
    constructor(...values) { super(...(values.length ? values : [Date.now()])); }
    static now() { return Right.now() + wrong; }
  };
  window.setClock = (ms) => { wrong = ms; };
})();
"""


async def open_with(open_page: OpenPage, script: str, url: str) -> Page:
    page = await open_page("about:blank")
    await page.add_init_script(script)
    await page.goto(url)
    return page


@pytest.mark.parametrize("network_says", ["that it is gone", "nothing"])
async def test_a_phone_that_slept_for_ten_minutes_is_there_again_at_once(
    server: Server, open_page: OpenPage, network_says: str
) -> None:
    """No timer is needed: neither the one that tries again, nor the one that misses heartbeats."""
    async with ideas_open(server) as (code, facilitator), network_of(server) as network:
        page = await open_with(open_page, SLEEPER, f"{network.url}/{code}")
        phone = await PhoneScreen(page).join()
        await phone.write_idea("Half a thought")
        await page.evaluate("sleep()")
        if network_says == "nothing":
            network.forget()
        else:
            await network.cut()
            await network.mend()
        await facilitator.until(lambda: facilitator.live.get("connected") == 0)
        await facilitator.done("open_stage", stage=facilitator.stage("vote"))
        await page.evaluate(f"wake({10 * MINUTE})")
        await expect(page.get_by_text("The step closed while you were writing")).to_be_visible()
        await phone.is_online()
        await expect(page.get_by_text("Half a thought")).to_be_visible()


@pytest.mark.parametrize("wrong", [-60 * MINUTE, 60 * MINUTE])
async def test_a_clock_that_is_wrong_by_an_hour_changes_nothing(
    server: Server, open_page: OpenPage, wrong: int
) -> None:
    async with ideas_open(server) as (code, facilitator):
        page = await open_with(open_page, WRONG_CLOCK % wrong, f"{server.url}/{code}")
        phone = await PhoneScreen(page).join()
        await facilitator.done("start_timer", seconds=600)
        timer = page.get_by_role("timer")
        await expect(timer).to_contain_text("9:")
        await phone.post("one")
        # Somebody sets it right: what waits keeps its order, and the time left does not jump.
        await page.evaluate("setClock(0)")
        await phone.post("two")
        await all_is_sent(page)
        await facilitator.until(lambda: texts(facilitator) == ["one", "two"])
        await expect(timer).to_contain_text("9:")
