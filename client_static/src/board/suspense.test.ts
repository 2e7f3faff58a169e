import { expect, it } from "vitest";
import type { Ranked } from "./ranking";
import { placesOf } from "./suspense";

const at = (...places: number[]): Ranked[] =>
  places.map((place, index) => ({
    idea: { id: `${index}`, n: index, text: "", lang: "" },
    place,
    tied: false,
    tally: { voters: 1, dots: 1 },
    earlier: undefined,
    again: false,
  }));
const told = (ranked: Ranked[]) => placesOf(ranked).map((place) => place.map((row) => row.place));

it("unveils the third, then the second, then the first", () => {
  expect(told(at(1, 2, 3, 4, 5))).toEqual([[3], [2], [1]]);
  expect(told(at(1, 2))).toEqual([[2], [1]]);
});

it("unveils together what shares a place, but no crowd", () => {
  expect(told(at(1, 1, 3, 4))).toEqual([[3], [1, 1]]);
  expect(told(at(1, 2, 2, 2))).toEqual([[1]]);
  expect(told(at(1, 1, 1, 1))).toEqual([]);
});

it("makes no suspense of one", () => {
  expect(told(at(1))).toEqual([]);
  expect(told([])).toEqual([]);
});
