"""What axe does not measure: how large targets are, and what does not fit on a small window."""

from playwright.async_api import Page

# What can be pressed, and the box that takes the press: a label's, for what it labels.
TARGETS = r"""(least) => {
  const dialog = document.querySelector("dialog[open]");
  const within = dialog ?? document.body;
  const controls = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, ' +
    '[role="tab"], [tabindex="0"]';
  const boxes = [...within.querySelectorAll(controls)].flatMap((one) => {
    // What is off the page comes onto it with the focus, and is not pressed.
    if (!one.checkVisibility({ visibilityProperty: true })) return [];
    const box = one.getBoundingClientRect();
    if (box.right <= 0 || box.bottom + scrollY <= 0 || !box.width) return [];
    const outer = [one, ...(one.labels ?? [])]
      .map((part) => part.getBoundingClientRect())
      .filter(({ width }) => width)
      .reduce((all, { left, top, right, bottom }) => ({
        left: Math.min(all.left, left), top: Math.min(all.top, top),
        right: Math.max(all.right, right), bottom: Math.max(all.bottom, bottom),
      }));
    const labelled = [...(one.labels ?? [])].some((label) => label.contains(one));
    return [{ one, box: labelled ? outer : box }];
  });
  // A link in a sentence is as high as its line (the exception "inline").
  const inSentence = (one) =>
    one.matches("a") && getComputedStyle(one).display === "inline" &&
    [...one.parentNode.childNodes].some((node) => node !== one && node.textContent.trim());
  return boxes.flatMap(({ one, box }) => {
    const width = box.right - box.left;
    const height = box.bottom - box.top;
    if ((width >= least - 0.5 && height >= least - 0.5) || inSentence(one)) return [];
    const what = (one.textContent.trim() || one.getAttribute("aria-label") || one.id).slice(0, 40);
    const name = `${one.tagName.toLowerCase()}.${one.className}`;
    return [`a target of ${Math.round(width)}x${Math.round(height)} px: ${name}: ${what}`];
  });
}"""

# What scrolls by itself: the console's tabs on a phone, a large picture, a table, sheets of paper.
ROWS = ".tab-list, .enlarged, .who-frame, .sheets"

# Words that are cut, stand outside, or make the page scroll in two directions.
CUT = r"""(rows) => {
  const found = [];
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide)
    found.push(`the page is ${document.documentElement.scrollWidth} px wide, of ${wide}`);
  const within = document.querySelector("dialog[open]") ?? document.getElementById("app");
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(`.unseen, ${rows}`)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom, width } = range.getBoundingClientRect();
    // What is left of the page or above it comes with the focus.
    if (!width || right <= 0 || bottom + scrollY <= 0) continue;
    const what = `${element.className || element.tagName}: ${node.data.trim().slice(0, 40)}`;
    if (left < -1 || right > wide + 1) found.push(`outside: ${what}`);
    const size = parseFloat(getComputedStyle(element).fontSize);
    for (let up = element; up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const edge = up.getBoundingClientRect();
      const clips = ["hidden", "clip"];
      // Cut on purpose, at a whole line and with dots; the whole stands elsewhere.
      if (style.webkitLineClamp !== "none") break;
      if (clips.includes(style.overflowX) && (right > edge.right + 1 || left < edge.left - 1))
        found.push(`cut off: ${what}`);
      if (clips.includes(style.overflowY) && bottom > edge.bottom + size / 3)
        found.push(`cut off below: ${what}`);
    }
  }
  return [...new Set(found)];
}"""

# What stays in its place while the page scrolls under it, on a window this low.
STUCK = r"""() => [...document.querySelectorAll("#app *")].flatMap((one) => {
  const { position } = getComputedStyle(one);
  if (position !== "fixed" && position !== "sticky") return [];
  if (one.closest("dialog") || !one.checkVisibility({ opacityProperty: true })) return [];
  const { height } = one.getBoundingClientRect();
  return height > 1 ? [`stays in its place: ${one.className}: ${Math.round(height)} px high`] : [];
})"""

# What readers may set for themselves (1.4.12); a sheet of the page's own making is allowed.
SPACING = r"""(on) => {
  globalThis.spacing ??= new CSSStyleSheet();
  spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = on ? [spacing] : [];
}"""

# Layout follows the new window at once, fields that grow with their text a drawing later.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


async def small_targets(page: Page) -> list[str]:
    """Under 44 px where fingers press, under 24 px everywhere."""
    fingers = await page.evaluate("() => matchMedia('(pointer: coarse)').matches")
    found: list[str] = await page.evaluate(TARGETS, 44 if fingers else 24)
    return found


async def cut(page: Page) -> list[str]:
    await page.evaluate(DRAWN)
    found: list[str] = await page.evaluate(CUT, ROWS)
    return found


async def misfits_when_small(page: Page) -> list[str]:
    """What is lost at 320 px, at 400 % on a laptop (320x256), with wide spacing, or with type
    of twice the size. The page's window is put back afterwards.
    """
    before = page.viewport_size
    assert before
    found = []

    def add(how: str, more: list[str]) -> None:
        found.extend(f"{how}: {one}" for one in more)

    await page.set_viewport_size({"width": 320, "height": 256})
    add("at 400 %", await cut(page))
    add("at 400 %", await page.evaluate(STUCK))
    await page.set_viewport_size({"width": 320, "height": 640})
    await page.evaluate(SPACING, True)
    add("at 320 px with wide spacing", await cut(page))
    await page.evaluate(SPACING, False)
    await page.set_viewport_size({"width": 360, "height": 740})
    root = "(size) => { document.documentElement.style.fontSize = size }"
    await page.evaluate(root, "212.5%")
    add("with type of 200 %", await cut(page))
    await page.evaluate(root, "")
    await page.set_viewport_size(before)
    await page.evaluate(DRAWN)
    return found
