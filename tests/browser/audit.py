"""What axe finds on a page."""

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

_axe = Axe()
OPTIONS = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ]
}


async def violations(page: Page) -> list[str]:
    """One line a finding; motion is let come to rest first, so that colours are the real ones."""
    await page.evaluate(
        "() => Promise.all(document.getAnimations()"
        ".filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)"
        ".map((one) => one.finished.catch(() => null)))"
    )
    results = await _axe.run(page, options=OPTIONS)
    return [
        f"{page.url}: {found['id']}: {found['help']}: {node['html'][:200]}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]
