import { beforeAll, expect, test } from "vitest";
import en from "../../../languages/en.json";
import { loadWords } from "../../words";
import { DRAWINGS } from "./drawings";
import { aboutStep } from "./StepSymbol";

beforeAll(() => loadWords({ en: async () => ({ default: en }) }, "en"));

test.each([...Object.keys(en.common.stage), "join", "wait"])(
  "%s has a symbol and a line",
  (kind) => {
    expect(DRAWINGS[kind]).toBeDefined();
    expect(aboutStep(kind)).not.toBe("");
  },
);

test("what is no step has no line", () => {
  expect(aboutStep("constructor")).toBe("");
});
