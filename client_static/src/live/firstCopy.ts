import type { Snapshot } from "../wire.gen";
import { applySnapshot, type Copy } from "./store";

/** How long it may take to begin and, on a slow line, to end. */
const WAITS_MS = [4_000, 20_000];
/** A later look at it would show too much that is over. */
const FRESH_MS = 60_000;

let fetched: { code: string; at: number; copy: Promise<Copy | null> } | null = null;

/**
 * What a session shows, over HTTP: compressed, and made once for all who join together. Who reads
 * what it is about may have it fetched meanwhile. Null where it does not come: then the welcome
 * brings it.
 */
export function firstCopy(code: string): Promise<Copy | null> {
  if (fetched?.code !== code || performance.now() - fetched.at > FRESH_MS) {
    fetched = { code, at: performance.now(), copy: ask(code) };
  }
  return fetched.copy;
}

async function ask(code: string): Promise<Copy | null> {
  const asking = new AbortController();
  const [begun, ended] = WAITS_MS.map((ms) => setTimeout(() => asking.abort(), ms));
  try {
    const answer = await fetch(`/api/sessions/${code}/view`, { signal: asking.signal });
    clearTimeout(begun);
    if (answer.ok) return applySnapshot(null, (await answer.json()) as Snapshot);
  } catch {
    // Without a network, or with a slow one.
  } finally {
    clearTimeout(begun);
    clearTimeout(ended);
  }
  fetched = null;
  return null;
}
