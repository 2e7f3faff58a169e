import { scalePoint } from "d3-scale";
import { curveBumpX, line } from "d3-shape";
import { weightOf } from "../../live/selectors";
import type { Ranked } from "../ranking";

/** How one card's place changed between two rounds. */
export interface Move {
  row: Ranked;
  /** The places among those shown; 0 is the first. */
  before: number;
  now: number;
  path: string;
  y: number;
  from: number;
}

/** The best of this round, and the lines from where they stood in the round before. */
export function moves(
  ranked: readonly Ranked[],
  most: number,
  width: number,
  height: number,
): Move[] {
  const shown = ranked.filter(({ earlier }) => earlier).slice(0, most);
  const before = [...shown].sort((a, b) => weightOf(b.earlier) - weightOf(a.earlier));
  const y = scalePoint(
    shown.map((_, place) => place),
    [0, height],
  ).padding(0.5);
  const path = line().curve(curveBumpX);
  return shown.map((row, now): Move => {
    const was = before.indexOf(row);
    const [from, to] = [y(was) ?? 0, y(now) ?? 0];
    const points: [number, number][] = [
      [0, from],
      [width, to],
    ];
    return { row, before: was, now, path: path(points) ?? "", y: to, from };
  });
}
