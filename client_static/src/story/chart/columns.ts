import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import type { Standing } from "../../wire.gen";
import { allOf, countOf, STATUSES, type Status } from "../data";

export interface Part {
  status: Status;
  n: number;
  y: number;
  height: number;
}

export interface Column {
  standing: Standing;
  x: number;
  width: number;
  parts: Part[];
}

export interface Columns {
  columns: Column[];
  /** Lines to read heights by: whole numbers of pledges. */
  ticks: { n: number; y: number }[];
}

const MOST_TICKS = 4;

/** A column for each time, the kept pledges at its foot, all on one scale. */
export function columns(standing: readonly Standing[], width: number, height: number): Columns {
  const most = Math.max(1, ...standing.map(allOf));
  const y = scaleLinear([0, most], [height, 0]);
  const at = standing.map((_, place) => place);
  const x = scaleBand(at, [0, width]).paddingInner(0.18);
  const series = stack<Standing, Status>()
    .keys([...STATUSES])
    .value(countOf)([...standing]);
  return {
    columns: standing.map((one, place) => ({
      standing: one,
      x: x(place) ?? 0,
      width: x.bandwidth(),
      parts: series.flatMap((layer): Part[] => {
        const [from = 0, to = 0] = layer[place] ?? [];
        if (to <= from) return [];
        return [{ status: layer.key, n: to - from, y: y(to), height: y(from) - y(to) }];
      }),
    })),
    ticks: y
      .ticks(Math.min(MOST_TICKS, most))
      .filter((n) => Number.isInteger(n))
      .map((n) => ({ n, y: y(n) })),
  };
}

/** Which of `n` columns are named: as many as fit, away from the first and the last. */
export function named(n: number, apart: number, room: number, ends: number): number[] {
  const every = Math.max(1, Math.ceil(room / apart));
  const free = Math.ceil(ends / apart);
  const found: number[] = [];
  for (let at = every; at < n - 1; at += every) {
    if (at >= free && n - 1 - at >= free) found.push(at);
  }
  return found;
}
