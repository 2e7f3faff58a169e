import { expect, it } from "vitest";
import type { Standing } from "../../wire.gen";
import { columns, named } from "./columns";

const stood = (at: number | null, counts: Partial<Standing>): Standing => ({ at, ...counts });

it("stacks what is kept at the foot, each pledge as high in every column", () => {
  const { columns: found } = columns(
    [
      stood(0, { not_started: 4 }),
      stood(7, { kept: 1, under_way: 1, not_started: 2 }),
      stood(null, { kept: 2, changed: 1, dropped: 1 }),
    ],
    300,
    200,
  );
  expect(found.map(({ parts }) => parts.map(({ status, n }) => `${n} ${status}`))).toEqual([
    ["4 not_started"],
    ["1 kept", "1 under_way", "2 not_started"],
    ["2 kept", "1 changed", "1 dropped"],
  ]);
  for (const { parts } of found) {
    for (const part of parts) expect(part.height).toBeCloseTo(part.n * 50);
    const [lowest] = parts;
    expect((lowest?.y ?? 0) + (lowest?.height ?? 0)).toBeCloseTo(200);
  }
  const [first, second] = found;
  expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
});

it("reads heights by whole pledges, and stands without any", () => {
  expect(columns([stood(null, { kept: 2 })], 300, 200).ticks.map(({ n }) => n)).toEqual([0, 1, 2]);
  const many = columns([stood(null, { kept: 300 })], 300, 200);
  expect(many.ticks.length).toBeLessThan(8);
  expect(columns([stood(null, {})], 300, 200).columns[0]?.parts).toEqual([]);
});

it("names as many columns as find room, away from both ends", () => {
  expect(named(15, 20, 26, 56)).toEqual([4, 6, 8, 10]);
  expect(named(4, 200, 26, 56)).toEqual([1, 2]);
  expect(named(1, 300, 26, 56)).toEqual([]);
  expect(named(2, 300, 26, 56)).toEqual([]);
});
