import { useRef } from "preact/hooks";
import type { Live, View } from "../wire.gen";

/** What the board was showing when it was paused. What was taken away since is not held. */
export function useHeld(view: View, live: Live | null, paused: boolean): [View, Live | null] {
  const held = useRef<[View, Live | null]>([view, live]);
  if (!paused) held.current = [view, live];
  const [then, numbers] = held.current;
  return [paused ? withoutRemoved(then, view) : view, numbers];
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
