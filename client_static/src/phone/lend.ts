import { signal } from "@preact/signals";
import { late } from "./late";

/** Somebody is being added to this phone. */
export const adding = signal(false);

/** A phone that several people use: few phones need it. */
export const sharing = late(
  () => import("./sharing/Sharing"),
  (part) => part.Sharing,
);

export function lend(): void {
  sharing.want();
  adding.value = true;
}
