import { type ReadonlySignal, signal } from "@preact/signals";
import { durable, keep, read } from "../live/kept";

const AGAIN_MS = 2_000;

/** A part of the page that the first view can do without. */
export interface Late<T> {
  /** Null until it is there; it then stays, with or without a network. */
  part: ReadonlySignal<T | null>;
  /** How often it did not come. */
  failures: ReadonlySignal<number>;
  /** Fetch it, however often that takes. */
  want(): void;
}

export function late<T>(load: () => Promise<T>): Late<T> {
  const part = signal<T | null>(null);
  const failures = signal(0);
  let wanted = false;

  async function attempt(): Promise<void> {
    try {
      part.value = await load();
    } catch {
      failures.value++;
      setTimeout(attempt, AGAIN_MS);
    }
  }

  function want(): void {
    if (wanted) return;
    wanted = true;
    void attempt();
  }

  return { part, failures, want };
}

const AFRESH = "pledgewall:afresh";
const NOT_BEFORE_MS = 60_000;

/**
 * Many browsers never again ask for a module that failed once; a new page does. All that people
 * wrote is kept; where it could not be, the page stays as it is.
 */
export function startAfresh(): void {
  if (Date.now() - Number(read(AFRESH)) < NOT_BEFORE_MS) return;
  keep(AFRESH, String(Date.now()));
  if (durable.value) location.reload();
}
