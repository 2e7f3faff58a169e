/**
 * Gives the focus a place when the control that had it is gone: after the next drawing, and only
 * if nothing else has taken it.
 */
export function refocus(selector = "main h1"): void {
  requestAnimationFrame(() => {
    const at = document.activeElement;
    if (at && at !== document.body && at.isConnected) return;
    document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  });
}
