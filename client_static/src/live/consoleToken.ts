import { forget, keep, read } from "./kept";

export const keyOfConsole = (code: string): string => `pledgewall:${code}:console`;

export const keepToken = (code: string, token: string): void => keep(keyOfConsole(code), token);

export const forgetToken = (code: string): void => forget(keyOfConsole(code));

/** The facilitator's secret: out of the address at once, where others could read it. */
export function takeToken(code: string): string | null {
  const given = location.hash.slice(1);
  if (given) {
    keepToken(code, decodeURIComponent(given));
    history.replaceState(null, "", location.pathname + location.search);
  }
  return read(keyOfConsole(code));
}
