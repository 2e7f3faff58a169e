import { useEffect } from "preact/hooks";

/** A key that acts, unless somebody is typing or a dialog is open. */
export function useShortcut(key: string, act: (() => void) | null): void {
  useEffect(() => {
    if (!act) return;
    const listener = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || event.repeat || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  });
}

// Nobody types into a radio button or a box to tick.
const TYPED_IN = `input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]`;

function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(target?.closest(TYPED_IN));
}
