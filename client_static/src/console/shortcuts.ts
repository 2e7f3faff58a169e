import { useEffect, useRef } from "preact/hooks";

/** A key that acts, unless somebody is typing or a dialog is open. */
export function useShortcut(key: string, act: (() => void) | null): void {
  // What stands on the screen decides: a key may come before the effects of that drawing.
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (!latest.current || event.key.toLowerCase() !== key) return;
      if (event.repeat || isTaken(event)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, [key]);
}

// Nobody types into a radio button or a box to tick.
const TYPED_IN = `input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]`;

function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(target?.closest(TYPED_IN));
}
