import { expect, it } from "vitest";
import { dayOf } from "./data";

it("takes a day of the calendar as the reader's own day", () => {
  const day = new Date(dayOf("2026-12-24") ?? 0);
  expect([day.getFullYear(), day.getMonth(), day.getDate()]).toEqual([2026, 11, 24]);
  expect(dayOf(null)).toBeNull();
  expect(dayOf("by Christmas")).toBeNull();
});
