import words from "virtual:words/console";
import { beforeEach, expect, test } from "vitest";
import { date } from "./dates";
import {
  addWords,
  easier,
  firstLanguage,
  has,
  type Key,
  language,
  loadWords,
  setLanguage,
  t,
} from "./words";

beforeEach(async () => {
  localStorage.clear();
  history.replaceState(null, "", "/");
  await loadWords(words, "en");
});

test("gaps are filled, and what has no value stays visible", () => {
  expect(t("common.time_left", { time: "4:10" })).toBe("Time left: 4:10");
  expect(t("common.time_left")).toBe("Time left: {time}");
});

test("people's words are never taken for gaps", () => {
  expect(t("common.dots_on", { idea: "{n} $& dots" })).toBe("Your dots on: {n} $& dots");
});

test("English has two forms, and a word for none", () => {
  expect(t("common.ideas", { n: 0 })).toBe("No ideas");
  expect(t("common.ideas", { n: 1 })).toBe("1 idea");
  expect(t("common.ideas", { n: 12 })).toBe("12 ideas");
});

test("Welsh has six forms", async () => {
  await setLanguage("cy");
  const people = [0, 1, 2, 3, 4, 6, 12].map((n) => t("common.people", { n }));
  expect(people).toEqual([
    "Neb",
    "1 person",
    "2 berson",
    "3 pherson",
    "4 o bobl",
    "6 pherson",
    "12 o bobl",
  ]);
});

test("dates stand in full in both languages", async () => {
  const day = new Date(2026, 2, 3).getTime();
  expect(date(day)).toBe("3 March 2026");
  await setLanguage("cy");
  expect(date(day)).toBe("3 Mawrth 2026");
});

test("the choice is remembered and the page says its language", async () => {
  await setLanguage("cy");
  expect(document.documentElement.lang).toBe("cy");
  expect(language.value).toBe("cy");
  expect(firstLanguage(["en"])).toBe("cy");
});

test("the address counts more than the choice, the choice more than the browser", async () => {
  expect(firstLanguage(["cy"])).toBe("en");
  await setLanguage("cy");
  history.replaceState(null, "", "/?lang=en");
  expect(firstLanguage(["cy"])).toBe("en");
});

test("a language without words falls back to English", async () => {
  await setLanguage("fr");
  expect(t("common.ideas", { n: 2 })).toBe("2 ideas");
  expect(document.documentElement.lang).toBe("en");
});

test("unknown keys are known as such", () => {
  expect(has("refusals.stage_closed")).toBe(true);
  expect(has("refusals.constructor")).toBe(false);
  expect(t("no.such" as Key)).toBe("no.such");
});

test("easy read says what has an easier sentence more easily, and the rest as ever", async () => {
  const easy = { common: { close: "Done" } };
  await addWords({ en: async () => ({ default: { easy } }) });
  easier.value = true;
  expect([t("common.close"), t("common.cancel")]).toEqual(["Done", "Cancel"]);
  easier.value = false;
  expect(t("common.close")).toBe("Close");
});

test("a section may come in two pieces, whatever the language is meanwhile", async () => {
  const [en, cy] = await Promise.all([commonIn("en"), commonIn("cy")]);
  const { months, ...first } = en;
  const { months: misoedd, ...cyntaf } = cy;
  const said = (common: object) => async () => ({ default: { common } });
  await loadWords({ en: said(first), cy: said(cyntaf) }, "en");
  const rest = { en: said({ months }), cy: said({ months: misoedd }) };
  await Promise.all([addWords(rest), setLanguage("cy")]);
  expect(t("common.months.m3")).toBe("Mawrth");
  expect(t("common.skip")).toBe(cy.skip);
  await setLanguage("en");
  expect(t("common.months.m3")).toBe("March");
  expect(t("common.skip")).toBe(en.skip);
});

async function commonIn(tag: string): Promise<Record<string, string>> {
  const loaded = (await words[tag]?.())?.default as { common: Record<string, string> } | undefined;
  return loaded?.common ?? {};
}
