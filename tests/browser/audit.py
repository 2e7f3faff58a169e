"""Whether everybody can use a page: what axe finds, and what it cannot see."""

import asyncio

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from tests.browser.measures import misfits_when_small, small_targets

_axe = Axe()
# What passed is not looked at: to gather it takes longer than all the rest.
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
}
RUN = "async (options) => (await axe.run(options)).violations"


# Longer than a change takes to every screen, and than the board's cards wait for one another.
QUIET_MS = 600
MOST_MS = 3000


async def at_rest(*pages: Page) -> None:
    """Wait until nothing has changed on any of the pages for a while."""
    rest = f"""() => new Promise((done) => {{
      let quiet = setTimeout(done, {QUIET_MS});
      const changed = () => {{ clearTimeout(quiet); quiet = setTimeout(done, {QUIET_MS}); }};
      new MutationObserver(changed).observe(document, {{
        attributes: true, characterData: true, childList: true, subtree: true
      }});
      setTimeout(done, {MOST_MS});
    }})"""
    await asyncio.gather(*(page.evaluate(rest) for page in pages))


async def violations(page: Page) -> list[str]:
    """One line a finding; motion is let come to rest first, so that colours are the real ones."""
    await page.evaluate(
        "() => Promise.all(document.getAnimations()"
        ".filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)"
        ".map((one) => one.finished.catch(() => null)))"
    )
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(_axe.axe_script)
    return [
        f"{page.url}: {found['id']}: {found['help']}: {node['html'][:200]}"
        for found in await page.evaluate(RUN, OPTIONS)
        for node in found["nodes"]
    ]


async def audited(page: Page, state: str, *, small: bool = True) -> list[str]:
    """Everything that is wrong with the page in this state, one line a finding.

    axe; targets of 24 px (44 px where fingers press); and, with `small`, what is lost on a window
    of 320 px, at 400 %, with wide spacing and with large type. The board is no page for that.
    """
    found = await violations(page)
    found += await small_targets(page)
    if small:
        found += await misfits_when_small(page)
    return [f"{state}: {one}" for one in found]
