import { scaleLinear } from "d3-scale";
import { stack, stackOffsetDiverging } from "d3-shape";
import type { Tally } from "../../wire.gen";

/** Opinions beside one another: who disagrees left of a line, who agrees right of it, who passes apart. */
export interface OpinionPart {
  name: "disagree" | "agree" | "pass";
  people: number;
  x: number;
  width: number;
}

type Counts = Record<OpinionPart["name"], number>;

const countsOf = ({ agree = 0, disagree = 0, pass = 0 }: Tally): Counts => ({
  agree,
  // Against: to the other side.
  disagree: -disagree,
  pass,
});

/** Between those who took a side and those who passed. */
const APART = 40;

const sides = stack<Counts>().keys(["disagree", "agree"]).offset(stackOffsetDiverging);

/** Lays out rows of opinions on one scale, so that a person is as wide everywhere. */
export function opinionScale(tallies: readonly Tally[], width: number) {
  const most = (name: keyof Counts) =>
    Math.max(0, ...tallies.map((tally) => Math.abs(countsOf(tally)[name])));
  const passing = most("pass");
  const people = Math.max(1, most("disagree") + most("agree") + passing);
  const apart = passing ? APART : 0;
  const x = scaleLinear([-most("disagree"), people - most("disagree")], [0, width - apart]);
  const zero = x(0);
  const away = x(most("agree")) + apart;

  function parts(tally: Tally): OpinionPart[] {
    const counts = countsOf(tally);
    const found = sides([counts]).flatMap((series): OpinionPart[] => {
      const [from = 0, to = 0] = series[0] ?? [];
      const name = series.key as OpinionPart["name"];
      return [{ name, people: to - from, x: x(from), width: x(to) - x(from) }];
    });
    const pass = {
      name: "pass",
      people: counts.pass,
      x: away,
      width: x(counts.pass) - zero,
    } as const;
    return [...found, pass].filter((part) => part.people > 0);
  }
  return { zero, parts };
}
