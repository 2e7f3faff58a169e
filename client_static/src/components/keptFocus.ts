/** What had the focus, from within: each part with what stood beside it. */
type Path = { part: Element; next: Element | null; before: Element | null }[];

const HEADINGS = "h1, h2, h3, h4, legend";

/**
 * Never loses the focus. When what had it goes (an idea is withdrawn, another console decides, a
 * form becomes a clock), the focus goes to what took its place in a list, or to the name of the
 * part that it stood in: to nothing that a second press would act on.
 */
export function keepFocus(): void {
  let path: Path = [];
  addEventListener("focusin", ({ target }) => {
    path = pathOf(target as Element);
  });
  addEventListener("focusout", () => {
    // Whoever pressed beside everything gave it away; what goes is out of the page by then.
    setTimeout(() => {
      if (isLost() && path[0]?.part.isConnected) path = [];
    });
  });
  new MutationObserver(() => {
    if (!isLost() || !path.length || path[0]?.part.isConnected) return;
    // Who took it away may have a better place for it.
    requestAnimationFrame(() => requestAnimationFrame(() => isLost() && give(heirOf(path))));
  }).observe(document.body, { childList: true, subtree: true });
}

const isLost = () => !document.activeElement || document.activeElement === document.body;

function pathOf(element: Element): Path {
  const path: Path = [];
  for (let part: Element | null = element; part && part !== document.body; ) {
    path.push({ part, next: part.nextElementSibling, before: part.previousElementSibling });
    part = part.parentElement;
  }
  return path;
}

function heirOf(path: Path): Element | null {
  for (const [at, { part }] of path.entries()) {
    if (!part.isConnected) continue;
    if (part.matches("ul, ol")) {
      const gone = path[at - 1];
      const heir = [gone?.next, gone?.before].find((one) => one?.isConnected);
      if (heir) return heir;
    }
    if (part.matches("section[aria-label]")) return part;
    const heading = part.querySelector(HEADINGS);
    if (heading) return heading;
  }
  return document.querySelector("h1");
}

function give(heir: Element | null): void {
  if (!(heir instanceof HTMLElement)) return;
  if (!heir.hasAttribute("tabindex")) heir.tabIndex = -1;
  heir.focus({ preventScroll: true });
}
