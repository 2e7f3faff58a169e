import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Sheet } from "./pages";

/** The sheet that cards are laid out on, in pixels; null before it is on the screen. */
export interface Measured extends Sheet {
  column: number;
}

/** Cards narrower than this would be hard to read from the back, in rem. */
const NARROWEST_COLUMN = 36;
const GAP = 1.5;

export function useSheet(ref: RefObject<HTMLElement | null>, single: boolean): Measured | null {
  const [sheet, setSheet] = useState<Measured | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setSheet(sheetFor(element.clientWidth, element.clientHeight, single));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [ref, single]);
  return sheet;
}

function sheetFor(width: number, height: number, single: boolean): Measured {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const gap = GAP * rem;
  const columns = single
    ? 1
    : Math.max(1, Math.floor((width + gap) / (NARROWEST_COLUMN * rem + gap)));
  return { columns, height, gap, column: (width - gap * (columns - 1)) / columns };
}

/** So many cards are measured at a stretch: a thousand at once would stop the picture. */
const AT_ONCE = 24;

interface Known {
  column: number;
  version: string;
  height: number;
}

/**
 * The heights of cards, read from a copy that nobody sees. `unknown` names those that have to be
 * drawn into the element of `ref` next; until then a card that changed keeps the height it had,
 * and a new one has none (`has`). `revision` changes with any height.
 */
export function useHeights(versions: ReadonlyMap<string, string>, column: number | undefined) {
  const ref = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<string, Known>());
  const revision = useRef(0);
  const [, redraw] = useState(0);
  const unknown = column ? unmeasured(versions, known.current, column) : [];

  useLayoutEffect(() => {
    const cards = ref.current?.children;
    if (!cards || !column || !unknown.length) return;
    const first = ![...known.current.values()].some((one) => one.column === column);
    unknown.forEach((id, index) => {
      const height = cards[index]?.getBoundingClientRect().height ?? 0;
      known.current.set(id, { column, version: versions.get(id) ?? "", height });
    });
    revision.current++;
    // The first page stands at once; the picture goes on between the others.
    if (first || unknown.length < AT_ONCE) redraw((n) => n + 1);
    else setTimeout(() => redraw((n) => n + 1));
  });

  useLayoutEffect(() => {
    // A face that came late has other widths.
    const forget = () => {
      for (const one of known.current.values()) one.version = FORGOTTEN;
      redraw((n) => n + 1);
    };
    document.fonts?.addEventListener("loadingdone", forget);
    return () => document.fonts?.removeEventListener("loadingdone", forget);
  }, []);

  return {
    ref,
    unknown,
    revision: revision.current,
    has: (id: string) => known.current.get(id)?.column === column,
    /** A card that was taken away keeps the height it had. */
    heightOf: (id: string) => known.current.get(id)?.height ?? 0,
  };
}

/** No card's version. */
const FORGOTTEN = "\0";

function unmeasured(
  versions: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Known>,
  column: number,
): string[] {
  const found: string[] = [];
  for (const [id, version] of versions) {
    const one = known.get(id);
    if (one?.column === column && one.version === version) continue;
    found.push(id);
    if (found.length === AT_ONCE) break;
  }
  return found;
}
