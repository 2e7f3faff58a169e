import { expect, test } from "vitest";
import type { View } from "../wire.gen";
import { withoutRemoved } from "./hold";

const viewOf = (ideas: Record<string, string>): View =>
  ({ ideas, themes: {}, pledges: {}, session: {} }) as unknown as View;

test("a paused board shows nothing new, and nothing that was taken away", () => {
  const then = viewOf({ a: "one", b: "two" });
  const now = viewOf({ b: "two, edited", c: "three" });
  expect(withoutRemoved(then, now).ideas).toEqual({ b: "two, edited" });
});
