import { useEffect, useState } from "preact/hooks";

export const PARTS = ["events", "pledges", "search", "series", "unheard"] as const;
export type Part = (typeof PARTS)[number];

/** Which part of the desk shows, and what is wished for in it: both stand in the fragment. */
export interface Place {
  part: Part;
  wish: Record<string, string>;
}

/** Null where the fragment says something else, as that of a skip link does. */
export function placeOf(hash: string): Place | null {
  const [name = "", query = ""] = hash.replace(/^#/, "").split("?");
  const part = PARTS.find((one) => one === (name || "events"));
  return part ? { part, wish: Object.fromEntries(new URLSearchParams(query)) } : null;
}

export function hashOf(part: Part, wish: Record<string, string> = {}): string {
  const query = new URLSearchParams(Object.entries(wish).filter(([, value]) => value));
  return `#${part}${query.size ? `?${query}` : ""}`;
}

const FIRST: Place = { part: "events", wish: {} };

export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash) ?? FIRST);
  useEffect(() => {
    const moved = () => setPlace((before) => placeOf(location.hash) ?? before);
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return place;
}

/** Without a step of its own in the browser's history: every letter would be one. */
export function wishFor(part: Part, wish: Record<string, string>): void {
  history.replaceState(null, "", hashOf(part, wish));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
