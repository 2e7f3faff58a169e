import words from "virtual:words/console";
import { beforeAll, expect, it } from "vitest";

import type { GroundEntity, Tally, View } from "../wire.gen";
import { loadWords } from "../words";
import { byHeight, lastShift, shiftWords } from "./ladder";

beforeAll(() => loadWords(words, "en"));

const on = (...rungs: number[]): Tally => ({
  voters: rungs.length,
  rungs: [1, 2, 3, 4, 5, 6, 7].map((rung) => rungs.filter((one) => one === rung).length),
});

it.each([
  [on(4), on(4), "On average, the room stands where it stood before."],
  [on(4, 4, 4, 4, 5), on(4), "On average, the room stands where it stood before."],
  [on(4, 5), on(4), "The room moved up by about half a rung."],
  [on(4), on(4, 5), "The room moved down by about half a rung."],
  [on(5), on(4), "The room moved up by about one rung."],
  [on(2), on(4, 4, 4), "The room moved down by about 2 rungs."],
  [on(6, 7), on(3), "The room moved up by about 4 rungs."],
])("says how far the room moved", (now, before, words) => {
  expect(shiftWords(now, before)).toBe(words);
});

it("says nothing where nobody stood on the ladder", () => {
  expect(shiftWords(on(4), undefined)).toBeNull();
  expect(shiftWords(on(), on(4))).toBeNull();
  expect(shiftWords(undefined, on(4))).toBeNull();
});

it("puts whoever stands highest first", () => {
  const rows = { to: [5, 40, 5], for: [60, 55, 20], with: [35, 5, 80] };
  const groups = ["a", "b", "c"].map((id) => ({ id, names: {} }));
  expect(byHeight({ groups, rows } as unknown as GroundEntity)).toEqual([2, 0, 1]);
});

it("still says how far the room moved when other steps have come", () => {
  const ladder = { kind: "ladder", round: 1, revealed: true, repeats: null };
  const before = { ...ladder, id: "s1", position: 0 };
  const after = { ...ladder, id: "s2", position: 1, repeats: "s1" };
  const results = { "s1:1": { tallies: { s1: on(3) } } };
  const view = { stages: { s1: before, s2: after }, results, tallies: { s2: on(4) } };
  expect(lastShift(view as unknown as View)).toBe("The room moved up by about one rung.");
  const later = {
    ...view,
    tallies: {},
    results: { ...results, "s2:1": { tallies: { s2: on(5) } } },
  };
  expect(lastShift(later as unknown as View)).toBe("The room moved up by about 2 rungs.");
  const hidden = { ...view, stages: { s1: before, s2: { ...after, revealed: false } } };
  expect(lastShift(hidden as unknown as View)).toBeNull();
});
