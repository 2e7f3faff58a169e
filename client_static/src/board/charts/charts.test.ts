import { expect, it } from "vitest";
import type { Tally } from "../../wire.gen";
import type { Ranked } from "../ranking";
import { moves } from "./moves";
import { opinionScale } from "./opinions";
import { scoreChart } from "./scores";

const opinion = (agree: number, disagree: number, pass: number): Tally => ({
  voters: agree + disagree + pass,
  agree,
  disagree,
  pass,
});

it("puts opinions on both sides of one line, a person as wide in every row", () => {
  const [split, clear] = [opinion(4, 4, 2), opinion(6, 0, 0)];
  const { zero, parts } = opinionScale([split, clear], 640);
  const [against, agreed, passed] = parts(split);
  expect(against).toMatchObject({ name: "disagree", people: 4 });
  expect((against?.x ?? 0) + (against?.width ?? 0)).toBeCloseTo(zero);
  expect(agreed).toMatchObject({ name: "agree", people: 4, x: zero });
  expect(against?.width).toBeCloseTo(agreed?.width ?? 0);
  expect(passed?.width).toBeCloseTo((agreed?.width ?? 0) / 2);
  const [all] = parts(clear);
  expect(all?.width).toBeCloseTo((agreed?.width ?? 0) * 1.5);
  // Apart from whoever took a side, in the longest row too.
  expect(passed?.x).toBeGreaterThan((all?.x ?? 0) + (all?.width ?? 0));
  expect((passed?.x ?? 0) + (passed?.width ?? 0)).toBeCloseTo(640);
});

it("draws no part for nobody", () => {
  expect(opinionScale([opinion(0, 0, 0)], 600).parts(opinion(0, 0, 0))).toEqual([]);
  expect(opinionScale([], 600).parts(opinion(1, 0, 0))).toHaveLength(1);
});

it("gives scores bars from the ground, and the mean its place between them", () => {
  const { bars, at, outline } = scoreChart([0, 1, 0, 2, 4], 500, 80, 4);
  expect(bars.map(({ height }) => height)).toEqual([0, 20, 0, 40, 80]);
  expect(bars.every(({ y, height }) => y + height === 80)).toBe(true);
  const middle = (bar = 0) => (bars[bar]?.x ?? 0) + (bars[bar]?.width ?? 0) / 2;
  expect(at(5)).toBeCloseTo(middle(4));
  expect(at(2)).toBeCloseTo(middle(1));
  expect(outline([4, 0, 0, 0, 0])).toMatch(/^M/);
});

it("tells who rose and who fell", () => {
  const row = (id: string, dots: number, before: number): Ranked => ({
    idea: { id, n: 1, text: id, lang: "en" },
    place: 1,
    tied: false,
    tally: { voters: 1, dots },
    earlier: { voters: 1, dots: before },
    again: false,
  });
  const ranked = [row("a", 9, 2), row("b", 8, 7), row("c", 7, 5), row("d", 1, 1)];
  const found = moves(ranked, 3, 100, 300);
  expect(found.map(({ row, before, now }) => [row.idea.id, before, now])).toEqual([
    ["a", 2, 0],
    ["b", 0, 1],
    ["c", 1, 2],
  ]);
});
