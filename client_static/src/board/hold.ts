import { useRef } from "preact/hooks";
import type { Live, View } from "../wire.gen";

/**
 * What the board was showing when it was paused or frozen. What was taken away since is not held.
 * `kept` is false on a board that opened frozen: it never showed anything that it could hold.
 */
export function useHeld(view: View, live: Live | null, holds: boolean) {
  const held = useRef<[View, Live | null] | null>(null);
  if (!holds) held.current = [view, live];
  const [then, numbers] = held.current ?? [view, live];
  return {
    shown: holds ? withoutRemoved(then, view) : view,
    live: numbers,
    kept: held.current !== null,
  };
}

/** The view of then, but hidden and edited words as they are now. */
export function withoutRemoved(then: View, now: View): View {
  return {
    ...then,
    ideas: current(then.ideas, now.ideas),
    themes: current(then.themes, now.themes),
    pledges: current(then.pledges, now.pledges),
  };
}

function current<T>(then: Record<string, T>, now: Record<string, T>): Record<string, T> {
  const left = Object.keys(then).flatMap((id) => {
    const entity = now[id];
    return entity ? [[id, entity] as const] : [];
  });
  return Object.fromEntries(left);
}
