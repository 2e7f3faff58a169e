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

/**
 * The heights of cards, read from a copy that nobody sees. Until all are known, `unknown` names
 * those that have to be drawn into the element of `ref`.
 */
export function useHeights(versions: ReadonlyMap<string, string>, column: number | undefined) {
  const ref = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<string, number>());
  const [, redraw] = useState(0);
  const key = (id: string) => `${column} ${id} ${versions.get(id)}`;
  const unknown = column ? [...versions.keys()].filter((id) => !known.current.has(key(id))) : [];

  useLayoutEffect(() => {
    const cards = ref.current?.children;
    if (!cards || !unknown.length) return;
    unknown.forEach((id, index) => {
      const height = cards[index]?.getBoundingClientRect().height ?? 0;
      known.current.set(key(id), height);
      known.current.set(id, height);
    });
    redraw((n) => n + 1);
  });

  useLayoutEffect(() => {
    // A face that came late has other widths.
    const forget = () => {
      known.current.clear();
      redraw((n) => n + 1);
    };
    document.fonts?.addEventListener("loadingdone", forget);
    return () => document.fonts?.removeEventListener("loadingdone", forget);
  }, []);

  /** A card that was taken away keeps the height it had. */
  const heightOf = (id: string) => known.current.get(key(id)) ?? known.current.get(id) ?? 0;
  return { ref, unknown, heightOf };
}
