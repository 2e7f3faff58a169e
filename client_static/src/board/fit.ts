import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** How far words can be cut: what each step does, the styles say (`data-tight`). */
const TIGHTEST = 3;

/**
 * Sets an element as loosely as its words allow: while they overflow it, `data-tight` rises. What
 * else is drawn into it can only make it tighter, so that nothing jumps back and forth; it is
 * loosened again for other `words`, another screen or another size of type.
 */
export function useFit(ref: RefObject<HTMLElement | null>, words: string): void {
  useLayoutEffect(() => {
    if (ref.current) tighten(ref.current);
  });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const anew = () => {
      delete element.dataset.tight;
      tighten(element);
    };
    anew();
    return onOtherRoom(element, anew);
  }, [ref, words]);
}

/** How many of at most so many things an element can hold: fewer while they overflow it. */
export function useAsManyAsFit(
  ref: RefObject<HTMLElement | null>,
  most: number,
  words: string,
): number {
  const [found, find] = useState({ words, n: most });
  const n = found.words === words ? found.n : most;
  useLayoutEffect(() => {
    const element = ref.current;
    if (element && n > 1 && overflows(element)) find({ words, n: n - 1 });
  });
  useLayoutEffect(() => {
    const anew = () => find({ words, n: most });
    return ref.current ? onOtherRoom(ref.current, anew) : undefined;
  }, [ref, words, most]);
  return n;
}

/** Calls when the element, the size of type or the face has become another. */
function onOtherRoom(element: HTMLElement, act: () => void): () => void {
  const observer = new ResizeObserver(act);
  observer.observe(element);
  const type = new MutationObserver(act);
  type.observe(document.documentElement, { attributeFilter: ["style"] });
  document.fonts?.addEventListener("loadingdone", act);
  return () => {
    observer.disconnect();
    type.disconnect();
    document.fonts?.removeEventListener("loadingdone", act);
  };
}

const overflows = (element: HTMLElement): boolean =>
  element.scrollHeight > element.clientHeight + 1;

function tighten(element: HTMLElement): void {
  for (let step = Number(element.dataset.tight ?? 0); step < TIGHTEST; ) {
    if (!overflows(element)) return;
    step++;
    element.dataset.tight = String(step);
  }
}
