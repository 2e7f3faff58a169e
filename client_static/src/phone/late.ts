import { type ReadonlySignal, signal } from "@preact/signals";
import { durable, keep, read } from "../live/kept";
import { moreWords } from "./moreWords";

const AGAIN_MS = 2_000;

/** A part of the page that the first view can do without, with the words for it. */
export interface Late<T> {
  /** Null until it is there; it then stays, with or without a network. */
  part: ReadonlySignal<T | null>;
  /** How often it did not come. */
  failures: ReadonlySignal<number>;
  /** Fetch it, however often that takes. */
  want(): void;
}

/** What comes with words of its own: they have to be there before it is drawn. */
interface Speaking {
  speak?(): Promise<unknown>;
}

/** `load` imports a module; `pick` says what is wanted of it, where that is not all. */
export function late<M>(load: () => Promise<M>): Late<M>;
export function late<M, T>(load: () => Promise<M>, pick: (module: M) => T): Late<T>;
export function late<M>(load: () => Promise<M>, pick = (module: M): unknown => module) {
  const part = signal<unknown>(null);
  const failures = signal(0);
  let wanted = false;

  async function spoken(): Promise<M> {
    const module = await load();
    await (module as Speaking).speak?.();
    return module;
  }

  async function attempt(): Promise<void> {
    try {
      const [module] = await Promise.all([spoken(), moreWords()]);
      part.value = pick(module);
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

/** When there is time. */
export function whenIdle(task: () => void): void {
  // Safari has no idle time to offer.
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 1_000 });
  else setTimeout(task);
}

const AFRESH = "pledgewall:afresh";
const NOT_BEFORE_MS = 60_000;

/**
 * Many browsers never again ask for a module that failed once; a new page does. All that people
 * wrote is kept; where it could not be, the page stays as it is.
 */
export async function startAfresh(): Promise<void> {
  // The clock may have been set since.
  if (Math.abs(Date.now() - Number(read(AFRESH))) < NOT_BEFORE_MS) return;
  keep(AFRESH, String(Date.now()));
  if (!durable.value) return;
  // A network that wants a login would show its own page instead.
  const asked = await import("./Portal").then(({ wantsLogin }) => wantsLogin()).catch(() => false);
  if (!asked) location.reload();
}
