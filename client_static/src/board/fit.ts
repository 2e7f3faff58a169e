import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

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
    const observer = new ResizeObserver(anew);
    observer.observe(element);
    const type = new MutationObserver(anew);
    type.observe(document.documentElement, { attributeFilter: ["style"] });
    document.fonts?.addEventListener("loadingdone", anew);
    return () => {
      observer.disconnect();
      type.disconnect();
      document.fonts?.removeEventListener("loadingdone", anew);
    };
  }, [ref, words]);
}

function tighten(element: HTMLElement): void {
  for (let step = Number(element.dataset.tight ?? 0); step < TIGHTEST; ) {
    if (element.scrollHeight <= element.clientHeight + 1) return;
    step++;
    element.dataset.tight = String(step);
  }
}
