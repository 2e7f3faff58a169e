"""Somebody who has no mouse: keys alone, and at every stop the focus is to be seen."""

from playwright.async_api import Locator, Page, expect

# Further than any page's last control.
FAR = 200

# Where the focus is: its name, how it shows, and whether something stands over it.
STOP = r"""() => {
  const at = document.activeElement;
  // A heading that was given the focus, because something opened, is no stop.
  if (!at || at === document.body || at.matches('[tabindex="-1"]')) return null;
  const words = (one) => (one?.textContent ?? "").replace(/\s+/g, " ").trim();
  const label = [...(at.labels ?? [])].map(words).join(" ");
  const name = at.getAttribute("aria-label") || label || words(at);
  // A control that is not seen itself shows the focus on what stands for it.
  const shows = [at, at.nextElementSibling].some((one) => {
    const style = one && getComputedStyle(one);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const { left, top, right, bottom } = at.getBoundingClientRect();
  const own = (one) =>
    one && (at.contains(one) || [...(at.labels ?? [])].some((label) => label.contains(one)) ||
      one.contains(at));
  const inset = 3;
  const ends = [[left + inset, top + inset], [right - inset, bottom - inset],
    [(left + right) / 2, (top + bottom) / 2]];
  const tall = bottom - top > innerHeight / 2;
  const points = tall ? ends.slice(2) : ends;
  const hidden = points.some(([x, y]) => !own(document.elementFromPoint(x, y)));
  return { name, shows, hidden, what: `${at.tagName.toLowerCase()}.${at.className} "${name}"` };
}"""

HAS_FOCUS = "() => document.activeElement && document.activeElement !== document.body"


class Keys:
    """Uses `page.keyboard` and nothing else; what it sees, it only looks at."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def to(self, name: str, *, key: str = "Tab") -> "Keys":
        """Go on with Tab until the focus is on what is called so."""
        seen: list[str] = []
        for _ in range(FAR):
            await self.page.keyboard.press(key)
            stop = await self.page.evaluate(STOP)
            if stop is None:
                continue
            seen.append(stop["what"])
            assert stop["shows"], f"the focus is not to be seen on {stop['what']}"
            assert not stop["hidden"], f"something stands over {stop['what']}"
            if name in stop["name"]:
                return self
        raise AssertionError(f"no way to {name!r}: {list(dict.fromkeys(seen))}")

    async def back_to(self, name: str) -> "Keys":
        return await self.to(name, key="Shift+Tab")

    async def press(self, *keys: str) -> "Keys":
        for key in keys:
            await self.page.keyboard.press(key)
        return self

    async def type(self, text: str) -> "Keys":
        await self.page.keyboard.type(text)
        return self

    async def sees(self, *there: Locator) -> "Keys":
        """What was done shows, and the focus has not got lost by it."""
        for one in there:
            await expect(one).to_be_visible()
        await self.page.wait_for_function(HAS_FOCUS)
        return self
