import type { Tally, View } from "../wire.gen";
import { has, type Key, number, t } from "../words";
import { cardsOf } from "./cards";
import { weightOf } from "./selectors";

/** How results are said. The words are those of the section `methods`. */

/** A weight as it is read: a mean has one decimal, an opinion's lead no sign. */
export const figure = (weight: number, tally: Tally): string =>
  tally.mean === undefined ? number(Math.abs(weight)) : weight.toFixed(1);

/** "Three share first place", if it is so: ideas, or themes. */
export function sharedFirst(view: View): string | null {
  const weights = cardsOf(view)
    .flatMap(({ id }) => view.tallies[id] ?? [])
    .filter(({ voters }) => voters > 0)
    .map(weightOf);
  const best = Math.max(...weights);
  const n = weights.filter((weight) => weight === best).length;
  if (n < 2) return null;
  const spelt = `methods.share_${n}`;
  return has(spelt) ? t(spelt) : t("methods.share_many", { n });
}

/** "37 of 52 people have voted", or, once it is over, "voted". */
export const turnout = (voted: number, of: number, over: boolean): string =>
  t(over ? "methods.turnout_over" : "methods.turnout", {
    n: voted,
    voted: number(voted),
    of: number(of),
  });

export interface Shift {
  sign: string;
  words: string;
}

/** How far an idea moved since the round before: what counts when a room votes again. */
export function shiftOf(now: Tally, before: Tally | undefined): Shift | null {
  if (!before && now.mean !== undefined) return null;
  if (!now.voters && before?.mean !== undefined) return null;
  const by = Math.round((weightOf(now) - weightOf(before)) * 10) / 10;
  if (!by) return { sign: "=", words: t("methods.shift_same") };
  const amount = now.mean === undefined ? number(Math.abs(by)) : Math.abs(by).toFixed(1);
  const up = by > 0;
  const key: Key = up ? "methods.shift_up" : "methods.shift_down";
  return { sign: up ? "▲" : "▼", words: t(key, { by: amount }) };
}

/** "Round 1: 3.2", in the figures of its method. */
export function inRound(round: number, tally: Tally | undefined, method: string): string {
  if (!tally && method === "scale") return t("methods.round_without", { round });
  const weight = weightOf(tally);
  const count = tally ? figure(weight, tally) : number(weight);
  return t(weight < 0 ? "methods.round_against" : "methods.round_count", { round, count });
}
