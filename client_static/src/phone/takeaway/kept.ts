import { signal } from "@preact/signals";
import { keep, read } from "../../live/kept";
import type { PlanLink } from "../../live/plan";

/** The links that this phone made: one for each person who uses it. They never leave it by themselves. */

const keyOf = (code: string, seat: string | undefined): string =>
  `pledgewall:${code}:take-away:${seat ?? "owner"}`;

/** Counts the links made, so that what shows one is drawn again. */
const made = signal(0);

export function linkOf(code: string, seat: string | undefined): PlanLink | null {
  made.value;
  const kept = read(keyOf(code, seat));
  return kept ? (JSON.parse(kept) as PlanLink) : null;
}

export function keepLink(code: string, seat: string | undefined, link: PlanLink): void {
  keep(keyOf(code, seat), JSON.stringify(link));
  made.value++;
}
