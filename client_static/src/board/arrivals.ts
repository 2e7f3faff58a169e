import { useEffect, useRef, useState } from "preact/hooks";

/** New cards come one by one, at most three a second. */
const EVERY_MS = 334;

/**
 * The ids on the board after one more step: those that are gone leave at once, and as many new
 * ones come, at the end, as there is room for.
 */
export function admit(shown: readonly string[], wanted: readonly string[], room: number): string[] {
  const present = new Set(wanted);
  const here = new Set(shown);
  const stay = shown.filter((id) => present.has(id));
  return [...stay, ...wanted.filter((id) => !here.has(id)).slice(0, room)];
}

/** The ids that may be seen by now. What was there when the board opened is there at once. */
export function useArrivals(wanted: readonly string[], paused: boolean): string[] {
  const [shown, setShown] = useState<string[]>(() => [...wanted]);
  const last = useRef(0);
  const settled = admit(shown, wanted, 0);
  const waiting = wanted.length > settled.length;

  useEffect(() => {
    if (!waiting || paused) return;
    const wait = Math.max(0, last.current + EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown(admit(shown, wanted, 1));
    }, wait);
    return () => clearTimeout(timer);
  }, [waiting, paused, shown, wanted]);

  return settled;
}
