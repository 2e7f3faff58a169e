import { scaleBand, scaleLinear, scalePoint } from "d3-scale";
import { curveStep, line } from "d3-shape";

const SCORES = [1, 2, 3, 4, 5];

export interface ScoreBar {
  score: number;
  people: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How scores spread: a bar for each, the mean on the same axis, the round before as an outline. */
export function scoreChart(scores: readonly number[], width: number, height: number, most: number) {
  const band = scaleBand(SCORES, [0, width]).paddingInner(0.12);
  const y = scaleLinear([0, Math.max(1, most)], [height, 0]);
  const middle = scalePoint(SCORES, [band.bandwidth() / 2, width - band.bandwidth() / 2]);
  const along = scaleLinear([1, 5], [middle(1) ?? 0, middle(5) ?? width]);
  const bars = scores.map((people, index): ScoreBar => {
    const score = index + 1;
    const top = y(people);
    return {
      score,
      people,
      x: band(score) ?? 0,
      y: top,
      width: band.bandwidth(),
      height: height - top,
    };
  });
  return { bars, at: along, outline: (before: readonly number[]) => outline(before, middle, y) };
}

/** A staircase from the first score to the last, with feet on the ground. */
function outline(
  before: readonly number[],
  middle: (score: number) => number | undefined,
  y: (people: number) => number,
): string {
  const step = (middle(2) ?? 0) - (middle(1) ?? 0);
  const at = (score: number) => (middle(1) ?? 0) + (score - 1) * step;
  const points = [0, ...before, 0].map((people, index): [number, number] => [at(index), y(people)]);
  const edge = (x: number) => Math.min(at(5) + step / 2, Math.max(at(1) - step / 2, x));
  const path = line<[number, number]>(
    ([x]) => edge(x),
    ([, top]) => top,
  ).curve(curveStep);
  return path(points) ?? "";
}
