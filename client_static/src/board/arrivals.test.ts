import { expect, test } from "vitest";
import { admit } from "./arrivals";

test("new cards come at the end, as many as there is room for", () => {
  expect(admit(["b"], ["a", "b", "c"], 1)).toEqual(["b", "a"]);
  expect(admit(["b"], ["a", "b", "c"], 9)).toEqual(["b", "a", "c"]);
});

test("what was hidden leaves at once", () => {
  expect(admit(["a", "b", "c"], ["c"], 0)).toEqual(["c"]);
});
