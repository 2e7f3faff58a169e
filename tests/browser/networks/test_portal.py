"""Networks that answer everything themselves, until somebody has logged in."""

import pytest
from playwright.async_api import Route, expect

from tests.browser.audit import violations
from tests.browser.conftest import OpenPage
from tests.browser.network import LOGIN_PAGE, PORTAL_ANSWERS
from tests.browser.networks.events import IDEA, ideas_open, network_of, texts
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.servers import Server

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("answer", PORTAL_ANSWERS)
async def test_a_network_that_wants_a_login_is_named_and_everything_waits_for_it(
    server: Server, open_page: OpenPage, answer: str
) -> None:
    async with ideas_open(server) as (code, facilitator), network_of(server) as network:
        page = await open_page(f"{network.url}/{code}")
        phone = await PhoneScreen(page).join()
        await page.wait_for_load_state("networkidle")
        network.ask_for_login(answer)
        await phone.post(IDEA)
        await expect(page.get_by_text("This network wants you to log in first.")).to_be_visible()
        await expect(phone.card(IDEA)).to_contain_text("Kept on this phone")
        await page.get_by_role("button", name="Cymraeg").click()  # its words cannot be had now
        await expect(page.get_by_role("link", name="Open its login page")).to_be_visible()
        assert await violations(page) == []
        async with page.expect_popup() as opening:
            await page.get_by_role("link", name="Open its login page").click()
        await (await opening.value).close()
        network.log_in()
        await all_is_sent(page)
        await phone.is_online()
        await facilitator.until(lambda: texts(facilitator) == [IDEA])
        await expect(page.get_by_text("This network wants")).to_have_count(0)


async def test_a_part_that_such_a_network_answers_for_comes_when_it_does_no_more(
    server: Server, open_page: OpenPage
) -> None:
    """A socket that stands already may go on while new requests are answered by the network."""
    async with ideas_open(server) as (code, facilitator):
        page = await open_page("about:blank")
        login = {"status": 200, "content_type": "text/html", "body": LOGIN_PAGE.decode()}
        asked: list[str] = []

        async def answer(route: Route) -> None:
            asked.append(route.request.url)
            await route.fulfill(**login)

        await page.route("**/PledgesStage-*.js", answer)
        await page.goto(f"{server.url}/{code}")
        phone = await PhoneScreen(page).join()
        await page.wait_for_load_state("networkidle")
        await page.route("**/*", answer)
        await facilitator.done("open_stage", stage=facilitator.stage("pledges"))
        await page.wait_for_event(
            "request", lambda request: request.url.endswith("/healthz"), timeout=60_000
        )
        await expect(page.get_by_text("Loading")).to_be_visible()
        await phone.is_online()
        await page.unroute_all()
        await phone.pledge("I will ask every day", "Action")
        await all_is_sent(page)
