import { takePlace } from "../live/session";

const PLACE = "#place=";

/**
 * `/CODE#place=TOKEN` moves somebody's place to this phone. The token leaves the address at once:
 * addresses are shown, shared and remembered.
 */
export function takePlaceFromAddress(code: string): boolean {
  if (!location.hash.startsWith(PLACE)) return false;
  const token = decodeURIComponent(location.hash.slice(PLACE.length));
  history.replaceState(null, "", location.pathname + location.search);
  if (token) takePlace(code, token);
  return token !== "";
}
