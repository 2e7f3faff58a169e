import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  type MessageFormatElement,
  type PluralElement,
  parse,
  TYPE,
} from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { compile, compileAll } from "./messages.ts";

const FOLDER = join(import.meta.dirname, "../languages");
const LANGUAGES = readdirSync(FOLDER).map((file) => basename(file, ".json"));

test("a sentence stays as it is, its gaps in place", () => {
  expect(compile("Time left: {time}")).toBe("Time left: {time}");
  expect(compile("Mae'n gweithio, i'w {time}")).toBe("Mae'n gweithio, i'w {time}");
});

test("a plural becomes its forms, numbers by their sign", () => {
  const compiled = compile("{n, plural, =0 {No ideas} one {# idea} other {# of {of}}}");
  expect(compiled).toEqual({ "=0": "No ideas", one: "{n} idea", other: "{n} of {of}" });
});

test("what stands around a plural is in each of its forms", () => {
  const compiled = compile("Waiting: {n, plural, one {# idea} other {# ideas}}.");
  expect(compiled).toEqual({ one: "Waiting: {n} idea.", other: "Waiting: {n} ideas." });
});

test("forms that say no more than the last are left out", () => {
  const compiled = compile(
    "{n, plural, zero {Pobl: 0} one {Pobl: #} two {Pobl: #} other {Pobl: #}}",
  );
  expect(compiled).toEqual({ zero: "Pobl: 0", other: "Pobl: {n}" });
});

test.each([
  ["a gap that does not end", "Time left: {time"],
  ["a plural without its last form", "{n, plural, one {# idea}}"],
  ["a plural by something else", "{count, plural, one {# idea} other {# ideas}}"],
  ["places in an order", "{n, selectordinal, one {#st} other {#th}}"],
  ["a choice", "{who, select, me {I} other {they}}"],
  ["two plurals", "{n, plural, other {#}} {m, plural, other {#}}"],
  ["a date", "{when, date, short}"],
  ["a bracket", "'{'"],
])("%s is an error", (_, message) => {
  expect(() => compile(message)).toThrow();
});

test("plurals as an object are an error that names the key", () => {
  expect(() => compileAll({ common: { ideas: { one: "idea", other: "ideas" } } })).toThrow("ideas");
});

test.each(LANGUAGES)("every message of %s is one that the screens can say", (language) => {
  for (const [key, message] of messages(language))
    expect(() => compile(message), key).not.toThrow();
});

test.each(LANGUAGES)("counted messages have every plural of %s", (language) => {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  for (const [key, message] of messages(language)) {
    for (const { options } of pluralsIn(message))
      expect(Object.keys(options), key).toEqual(expect.arrayContaining(pluralCategories));
  }
});

test.each(LANGUAGES)(
  "%s fills the same gaps as English, and counts the same things",
  (language) => {
    const asked = (of: string) =>
      Object.fromEntries([...messages(of)].map(([key, message]) => [key, gapsIn(message)]));
    expect(asked(language)).toEqual(asked("en"));
  },
);

/** Every message of a language by its dotted key. */
function messages(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: Record<string, unknown>, path: string) => {
    for (const [key, child] of Object.entries(node)) {
      if (typeof child === "string") found.set(path + key, child);
      else walk(child as Record<string, unknown>, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(join(FOLDER, `${language}.json`), "utf8")), "");
  return found;
}

const pluralsIn = (message: string): PluralElement[] =>
  parse(message, { ignoreTag: true }).filter((part) => part.type === TYPE.plural);

/** What a message asks for; what it counts as "n, plural". */
function gapsIn(message: string): string[] {
  const gaps = new Set<string>();
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.argument) gaps.add(element.value);
      if (element.type !== TYPE.plural) continue;
      gaps.add(`${element.value}, plural`);
      for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(parse(message, { ignoreTag: true }));
  return [...gaps].sort();
}
