import type { GroundEntity, StageEntity, Tally, View } from "../wire.gen";
import { type Key, number, t } from "../words";
import { earlierRound } from "./cards";
import { orderedStages, tallyOf } from "./selectors";

/** The ladder of co-production as screens draw it, the highest rung first. Words: section `ladder`. */

export type BandName = "with" | "for" | "to";

export const BANDS: { name: BandName; rungs: number[] }[] = [
  { name: "with", rungs: [7, 6] },
  { name: "for", rungs: [5, 4, 3] },
  { name: "to", rungs: [2, 1] },
];

export const rungName = (rung: number): string => t(`ladder.rung_${rung}` as Key);

export const rungAbout = (rung: number): string => t(`ladder.about_${rung}` as Key);

export const bandName = (band: BandName): string => t(`ladder.band_${band}`);

export const peopleOn = (tally: Tally | undefined, rung: number): number =>
  tally?.rungs?.[rung - 1] ?? 0;

/** How the room stands, how it stood the time before, and in words how far it moved. */
export function climb(view: View, stage: StageEntity) {
  const earlier = earlierRound(view, stage);
  const [now, before] = [tallyOf(view, stage.id), earlier?.tallies[earlier.stage]];
  return { now, before, shift: shiftWords(now, before) };
}

/** How far the room moved between the last two ladders that were shown, whatever came since. */
export function lastShift(view: View): string | null {
  const [stage] = orderedStages(view)
    .filter(({ kind, repeats, revealed }) => kind === "ladder" && repeats && revealed)
    .reverse();
  const before = stage?.repeats ? view.stages[stage.repeats] : undefined;
  return stage && before ? shiftWords(stood(view, stage), stood(view, before)) : null;
}

const stood = (view: View, { id, round }: StageEntity): Tally | undefined =>
  view.results[`${id}:${round}`]?.tallies[id] ?? tallyOf(view, id);

/** Less than a quarter of a rung is no news; from three quarters on, whole rungs are said. */
const [SAME, HALF] = [0.25, 0.75];

/** "The room moved up by about one rung": between two means. Null where nobody stood on one. */
export function shiftWords(now: Tally | undefined, before: Tally | undefined): string | null {
  if (!now?.voters || !before?.voters) return null;
  const by = meanOf(now) - meanOf(before);
  const size = Math.abs(by);
  if (size < SAME) return t("ladder.shift_same");
  if (size < HALF) return t(by > 0 ? "ladder.shift_up_half" : "ladder.shift_down_half");
  const n = Math.round(size);
  return t(by > 0 ? "ladder.shift_up" : "ladder.shift_down", { n });
}

const meanOf = ({ rungs = [], voters }: Tally): number =>
  rungs.reduce((sum, people, at) => sum + people * (at + 1), 0) / voters;

/** "37 of 52 people have chosen a rung", or, once it is over, "chose". */
export const placedWords = (placed: number, of: number, over: boolean): string =>
  t(over ? "ladder.turnout_over" : "ladder.turnout", {
    n: placed,
    voted: number(placed),
    of: number(of),
  });

/** The groups' places in a published table, whoever stands highest first. */
export function byHeight({ groups, rows }: GroundEntity): number[] {
  const height = (at: number) => (rows.with?.[at] ?? 0) - (rows.to?.[at] ?? 0);
  return groups.map((_, at) => at).sort((a, b) => height(b) - height(a));
}
