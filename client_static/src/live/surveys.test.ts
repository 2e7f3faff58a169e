import { expect, test } from "vitest";
import type { StageEntity, View } from "../wire.gen";
import { rowsOf, shiftOf, withAnswer } from "./surveys";

const stage = { id: "s2", repeats: "s1" } as StageEntity;

test("an answer takes the place of the one before, and none leaves the question out", () => {
  expect(withAnswer({ a: 1 }, "a", 2)).toEqual({ a: 2 });
  expect(withAnswer({ a: 1 }, "b", ["x"])).toEqual({ a: 1, b: ["x"] });
  expect(withAnswer({ a: 1, b: ["x"] }, "b", [])).toEqual({ a: 1 });
  expect(withAnswer({ a: "words" }, "a", "")).toEqual({});
  expect(withAnswer({}, "a", 0)).toEqual({ a: 0 });
});

test("the highest place of a scale stands first, the options of a list in their order", () => {
  const bands = [
    { keys: ["1", "2"], share: 40 },
    { keys: ["5"], share: 60 },
  ];
  const scale = rowsOf({ id: "q", kind: "agree" }, { question: "q", answered: 20, bands });
  expect(scale.map(({ key, share }) => [key, share])).toEqual([
    ["5", 60],
    ["1 2", 40],
  ]);
  const list = rowsOf({ id: "q", kind: "several" }, { question: "q", answered: 9, bands });
  expect(list.map(({ key }) => key)).toEqual(["1 2", "5"]);
});

function shift(then: object, now: object): string | null {
  const evaluations = {
    s1: { id: "s1", answered: 9, over: true, findings: [{ question: "q", ...then }] },
  };
  const view = { evaluations } as unknown as View;
  return shiftOf(view, stage, { question: "q", answered: 9, ...now });
}

test("a thermometer's shift goes by the means, or else by the answers in the middle", () => {
  expect(shift({ mean: 4.1, middle: 4 }, { mean: 5.4, middle: 4 })).toBe("survey.rose");
  expect(shift({ mean: 4.1, middle: 4 }, { middle: 3 })).toBe("survey.fell");
  expect(shift({ middle: 4 }, { middle: 4 })).toBe("survey.same");
  expect(shift({}, { middle: 4 })).toBeNull();
});
