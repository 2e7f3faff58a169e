import { expect, test } from "vitest";
import { linkOf } from "./reach";

test("addresses are links, other words are words", () => {
  expect(linkOf("access@example.org")).toBe("mailto:access@example.org");
  expect(linkOf("https://example.org/help")).toBe("https://example.org/help");
  expect(linkOf("Ring 01234 567890, or ask at the desk")).toBeNull();
  expect(linkOf("javascript:alert(1)")).toBeNull();
  expect(linkOf("ask @ the desk")).toBeNull();
});
