import { forget, keep, read } from "../live/kept";

const keyOf = (code: string): string => `pledgewall:${code}:plan`;

export const forgetSecret = (code: string): void => forget(keyOf(code));

/** The plan's secret: out of the address at once, where others could read it. */
export function takeSecret(code: string): string | null {
  const given = location.hash.slice(1);
  if (given) {
    keep(keyOf(code), decodeURIComponent(given));
    history.replaceState(null, "", location.pathname + location.search);
  }
  return read(keyOf(code));
}
