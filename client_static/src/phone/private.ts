import { useEffect } from "preact/hooks";
import { late } from "./late";

const part = late(() => import("./privatePart"));

/** A private word to the facilitators: fetched at once, so that it is there without a network. */
export function usePrivate() {
  useEffect(() => part.want(), []);
  return part.part.value;
}
