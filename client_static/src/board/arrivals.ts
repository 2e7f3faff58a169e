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

/** What has just come is marked as long as it takes to find it. */
const FRESH_MS = 15_000;
/** Of a crowd that comes at once, the last few: a frame around everything says nothing. */
const MOST_FRESH = 4;

/** Of the ids those that came in the last moments, but not with the board itself. */
export function useNewest(ids: readonly string[], paused: boolean): ReadonlySet<string> {
  const seen = useRef(new Set(ids));
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const added = ids.filter((id) => !seen.current.has(id));

  useEffect(() => {
    if (!added.length) return;
    for (const id of added) seen.current.add(id);
    setFresh(new Set([...fresh, ...added].slice(-MOST_FRESH)));
  }, [ids]);

  useEffect(() => {
    if (!fresh.size || paused) return;
    const timer = setTimeout(() => setFresh(new Set()), FRESH_MS);
    return () => clearTimeout(timer);
  }, [fresh, paused]);

  return fresh;
}
