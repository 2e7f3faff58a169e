const PLACE = "#place=";

/**
 * `/CODE#place=TOKEN` moves somebody's place to this phone. The token leaves the address at once:
 * addresses are shown, shared and remembered.
 */
export function placeInAddress(): string {
  if (!location.hash.startsWith(PLACE)) return "";
  const token = decodeURIComponent(location.hash.slice(PLACE.length));
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}
