import { expect, it } from "vitest";
import { hang } from "./lights";

it("hangs a light for each pledge, on screens and phones, few and many", () => {
  for (const width of [288, 328, 700]) {
    for (const n of [1, 2, 12, 35, 100, 300]) {
      const { lights, wires, radius, height } = hang(n, width);
      expect(lights).toHaveLength(n);
      expect(height).toBeLessThan(320);
      for (const { x, y } of lights) {
        expect(x - radius).toBeGreaterThanOrEqual(0);
        expect(x + radius).toBeLessThanOrEqual(width);
        expect(y + radius).toBeLessThanOrEqual(height);
      }
      expect(wires.length).toBeLessThanOrEqual(n);
      // None hides another.
      for (const [at, { x, y }] of lights.entries()) {
        const next = lights[at + 1];
        if (next) expect(Math.hypot(next.x - x, next.y - y)).toBeGreaterThan(2 * radius);
      }
    }
  }
});

it("draws nothing for no pledges", () => {
  expect(hang(0, 300).lights).toEqual([]);
});
