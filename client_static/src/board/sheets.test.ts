import { expect, test } from "vitest";
import type { PromptEntity } from "../wire.gen";
import { cut, sheetsOf } from "./sheets";

const prompt = (text: string, more: Partial<PromptEntity> = {}): PromptEntity => ({
  id: "p1",
  stage: "s1",
  position: 0,
  text,
  lang: "en",
  translations: {},
  picture: null,
  ...more,
});

const words = (text: string) => text.split(/\s+/).filter(Boolean);

test("nothing is lost, and every sheet fits", () => {
  const card = "Elen waits. She has waited since nine o'clock! Will anybody come? ".repeat(20);
  const parts = cut(card, 44, 9);
  expect(words(parts.join(" "))).toEqual(words(card));
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(44 * 9);
  expect(parts.every((part) => /[.!?]$/.test(part))).toBe(true);
});

test("a sentence without end is cut between words", () => {
  const parts = cut("word ".repeat(300), 44, 9);
  expect(words(parts.join(" "))).toHaveLength(300);
  expect(parts.every((part) => part.length <= 44 * 9)).toBe(true);
});

test("a poem keeps its lines", () => {
  const poem = Array.from({ length: 14 }, (_, n) => `Line ${n}`).join("\n");
  expect(cut(poem, 44, 9).map((part) => part.split("\n").length)).toEqual([9, 5]);
});

test("a question stands in all languages at once, a card in one after the other", () => {
  const short = prompt("Who?", { translations: { cy: "Pwy?" } });
  expect(sheetsOf(short, "en", ["en", "cy"], true)).toHaveLength(1);
  const long = prompt("Long. ".repeat(40), { translations: { cy: "Hir. ".repeat(40) } });
  const sheets = sheetsOf(long, "en", ["en", "cy"], true);
  expect(sheets.map(({ words: { lang } }) => lang)).toEqual(["en", "cy"]);
  expect(sheetsOf(long, "en", ["en", "cy"], false)).toHaveLength(1);
});
