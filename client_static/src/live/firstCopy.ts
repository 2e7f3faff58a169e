import type { Snapshot } from "../wire.gen";
import { applySnapshot, type Copy } from "./store";

const WAIT_MS = 3_000;
/** A later look at it would show too much that is over. */
const FRESH_MS = 60_000;

let fetched: { code: string; at: number; copy: Promise<Copy | null> } | null = null;

/**
 * What a session shows, over HTTP: compressed, and made once for all who join together. Who reads
 * what it is about may have it fetched meanwhile. Null where it does not come: then the welcome
 * brings it.
 */
export function firstCopy(code: string): Promise<Copy | null> {
  if (fetched?.code !== code || Date.now() - fetched.at > FRESH_MS) {
    fetched = { code, at: Date.now(), copy: ask(code) };
  }
  return fetched.copy;
}

async function ask(code: string): Promise<Copy | null> {
  try {
    const answer = await fetch(`/api/sessions/${code}/view`, {
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (answer.ok) return applySnapshot(null, (await answer.json()) as Snapshot);
  } catch {
    // Without a network, or with a slow one.
  }
  fetched = null;
  return null;
}
