import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { forget, keep, read } from "../live/kept";

const KEPT = "pledgewall:keys";

/**
 * Whether single keys act. Whoever speaks to the computer, or hits keys by mistake, turns them off
 * (WCAG 2.2, success criterion 2.1.4).
 */
export const keysAct = signal(read(KEPT) !== "off");

export function setKeys(on: boolean): void {
  keysAct.value = on;
  if (on) forget(KEPT);
  else keep(KEPT, "off");
}

/** A key that acts, unless somebody is typing or a dialog is open. */
export function useShortcut(key: string, act: (() => void) | null): void {
  useKeys((pressed) => (pressed === key ? act : null));
}

/** Likewise for many keys: what a key does now, if anything. */
export function useKeys(actOf: (key: string) => (() => void) | null): void {
  // What stands on the screen decides: a key may come before the effects of that drawing.
  const latest = useRef(actOf);
  latest.current = actOf;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const act = latest.current(event.key.toLowerCase());
      if (!act || !keysAct.value || event.repeat || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

// Nobody types into a radio button or a box to tick.
const TYPED_IN = `input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]`;

function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(target?.closest(TYPED_IN));
}
