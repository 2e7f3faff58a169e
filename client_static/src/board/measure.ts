import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { language } from "../words";
import type { Sheet } from "./pages";

/** The sheet that cards are laid out on, in pixels; null before it is on the screen. */
export interface Measured extends Sheet {
  column: number;
  /** Larger type has other heights in a column as wide. */
  rem: number;
}

/** Cards narrower than this would be hard to read from the back, in rem. */
const NARROWEST_COLUMN = 30;
const GAP = 1.5;

export function useSheet(
  ref: RefObject<HTMLElement | null>,
  single: boolean,
  scale = 1,
): Measured | null {
  const [sheet, setSheet] = useState<Measured | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setSheet(sheetFor(element, single ? 0 : scale));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const type = new MutationObserver(measure);
    type.observe(document.documentElement, { attributeFilter: ["style"] });
    measure();
    return () => {
      observer.disconnect();
      type.disconnect();
    };
  }, [ref, single, scale]);
  return sheet;
}

/** `scale` is 0 for a single column. */
function sheetFor({ clientWidth: width, clientHeight: height }: HTMLElement, scale: number) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const gap = GAP * rem;
  const fitting = Math.floor((width + gap) / (NARROWEST_COLUMN * scale * rem + gap));
  const columns = scale ? Math.max(1, fitting) : 1;
  return { columns, height, gap, rem, column: (width - gap * (columns - 1)) / columns };
}

/** So many cards are measured at a stretch: a thousand at once would stop the picture. */
const AT_ONCE = 16;

interface Known {
  setting: string;
  version: string;
  height: number;
}

/**
 * The heights of cards, read from a copy that nobody sees. `unknown` names those that have to be
 * drawn into the element of `ref` next; until then a card that changed keeps the height it had,
 * and a new one has none (`has`). `revision` changes with any height.
 */
export function useHeights(versions: ReadonlyMap<string, string>, sheet: Measured | null) {
  const ref = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<string, Known>());
  const revision = useRef(0);
  const [, redraw] = useState(0);
  const setting = sheet ? `${sheet.column} ${sheet.rem} ${language.value}` : "";
  const unknown = setting ? unmeasured(versions, known.current, setting) : [];

  useLayoutEffect(() => {
    const cards = ref.current?.children;
    if (!cards || !unknown.length) return;
    const first = ![...known.current.values()].some((one) => one.setting === setting);
    unknown.forEach((id, index) => {
      const height = cards[index]?.getBoundingClientRect().height ?? 0;
      known.current.set(id, { setting, version: versions.get(id) ?? "", height });
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
    has: (id: string) => known.current.get(id)?.setting === setting,
    /** A card that was taken away keeps the height it had. */
    heightOf: (id: string) => known.current.get(id)?.height ?? 0,
  };
}

/** No card's version. */
const FORGOTTEN = "\0";

function unmeasured(
  versions: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Known>,
  setting: string,
): string[] {
  const found: string[] = [];
  for (const [id, version] of versions) {
    const one = known.get(id);
    if (one?.setting === setting && one.version === version) continue;
    found.push(id);
    if (found.length === AT_ONCE) break;
  }
  return found;
}
