import { forget, keep, read } from "./kept";

const keyOf = (code: string): string => `pledgewall:${code}:plan`;

/** On a device that several people share, a plan is open in its own tab, and no longer. */
const ONCE = "once";
export const isOnce = (): boolean => new URLSearchParams(location.search).has(ONCE);

/** What is kept as long as the tab is open; null where the browser refuses it. */
function tab(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** The link to a plan as a shared device opens it. */
export const openOnce = (url: string): string => url.replace("#", `?${ONCE}#`);

export function forgetSecret(code: string): void {
  if (isOnce()) tab()?.removeItem(keyOf(code));
  else forget(keyOf(code));
}

/** The plan's secret: out of the address at once, where others could read it. */
export function takeSecret(code: string): string | null {
  const given = location.hash.slice(1);
  if (given) {
    if (isOnce()) tab()?.setItem(keyOf(code), decodeURIComponent(given));
    else keep(keyOf(code), decodeURIComponent(given));
    history.replaceState(null, "", location.pathname + location.search);
  }
  return isOnce() ? (tab()?.getItem(keyOf(code)) ?? null) : read(keyOf(code));
}
