import { expect, it } from "vitest";
import { bandRows, DENSITIES, loosestFor } from "./density";

it("tries large type for few, and pages at once for many", () => {
  expect(DENSITIES[loosestFor(5)]).toEqual({ scale: 2.4, band: false });
  expect(DENSITIES[loosestFor(300)]).toEqual({ scale: 1, band: true });
});

it("never sets a pledge smaller than usual", () => {
  expect(Math.min(...DENSITIES.map(({ scale }) => scale))).toBe(1);
});

it("takes as few rows of marks as there is room for", () => {
  expect([1, 20, 30, 300].map(bandRows)).toEqual([1, 1, 2, 6]);
  expect(bandRows(1_000)).toBeGreaterThan(6);
});
