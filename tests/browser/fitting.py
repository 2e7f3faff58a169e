"""What of a screen's words does not fit: outside, cut off, or one upon the other."""

from playwright.async_api import Page

# Words that are cut on purpose, at a whole line and with dots (line-clamp), count as their box.
FIND = r"""() => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth + 1) found.push(`the page is ${page.scrollWidth} wide`);
  if (page.scrollHeight > innerHeight + 1) {
    const low = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().bottom > innerHeight + 1);
    const names = low.map((one) => one.className || one.tagName);
    found.push(`the page is ${page.scrollHeight} high: ${names.join(", ").slice(0, 300)}`);
  }
  const skipped = ".wall-measure, .unseen, .toolbar";
  const shown = [];
  const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(skipped)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const around = range.getBoundingClientRect();
    if (!around.width) continue;
    const what = `${element.className || element.tagName}: ${node.data.slice(0, 40)}`;
    const size = parseFloat(getComputedStyle(element).fontSize);
    // Faces keep room above capitals and below the line.
    const { left, right } = around;
    let box = { left, right, top: around.top + size / 4, bottom: around.bottom - size / 4 };
    const lines = [...range.getClientRects()].map(({ left, right, top, bottom }) =>
      ({ left, right, top: top + size / 4, bottom: bottom - size / 4 }));
    for (let up = element; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.visibility === "hidden" || style.opacity === "0") { box = null; break; }
      const edge = up.getBoundingClientRect();
      if (style.webkitLineClamp !== "none") {
        const line = parseFloat(style.lineHeight) || size * 1.2;
        if (edge.height < line * 0.9) found.push(`squeezed: ${what}`);
        box.bottom = Math.min(box.bottom, edge.bottom);
      } else if (style.overflowX === "hidden" || style.overflowY === "hidden") {
        const cut = size * 0.2;
        if (box.right > edge.right + cut || box.bottom > edge.bottom + cut ||
            box.left < edge.left - cut || box.top < edge.top - cut)
          found.push(`cut off: ${what}`);
      }
    }
    if (!box) continue;
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      found.push(`outside: ${what}`);
    shown.push({ what, size, lines: lines.filter((line) => line.top < box.bottom) });
  }
  // Lines may touch; words may not stand on words.
  const meet = (a, b, small) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > small &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > small;
  shown.forEach((one, index) => shown.slice(index + 1).forEach((other) => {
    const small = Math.min(one.size, other.size) * 0.15;
    if (one.lines.some((a) => other.lines.some((b) => meet(a, b, small))))
      found.push(`on each other: ${one.what} / ${other.what}`);
  }));
  return found;
}"""


async def misfits(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(FIND)
    return found


async def settled(page: Page) -> list[str]:
    """What does not fit at last: cards are measured a few at a time, faces come when they come."""
    for _ in range(20):
        found = await misfits(page)
        if not found:
            break
        await page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    return found
