/**
 * Gives the focus a place when the control that had it is gone: after the next drawing, and only
 * if no other control has taken it.
 */
export function refocus(selector = "main h1"): void {
  requestAnimationFrame(() => {
    const at = document.activeElement;
    if (at && at !== document.body && at.isConnected && !at.matches('[tabindex="-1"]')) return;
    document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  });
}
