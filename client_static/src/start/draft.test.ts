import { expect, test } from "vitest";
import type { StartData } from "./data";
import { type Draft, requestOf, tablesOf } from "./draft";

const data: StartData = {
  languages: ["en", "cy"],
  create_key_needed: false,
  addresses: [],
  perspectives: [],
  templates: [
    {
      id: "quick",
      stages: [
        { kind: "welcome", minutes: null, prompts: [] },
        { kind: "ideas", minutes: 5, prompts: [{ en: "What?", cy: "Beth?" }] },
      ],
    },
  ],
};

const draft: Draft = {
  lang: "cy",
  both: true,
  template: "quick",
  words: { cy: { title: "Dod adref", purpose: "", influence: "" } },
  prompts: { "quick 1 0 cy": "Beth nesaf?" },
  tables: "",
  places: { cy: "Gofalwr\n\nStaff", en: "Carer" },
};

test("the main language's words stand at the top, the other's are translations", () => {
  expect(requestOf(draft, data, "")).toEqual({
    title: "Dod adref",
    purpose: "",
    influence: "",
    lang: "cy",
    languages: ["cy", "en"],
    template: "quick",
    translations: { en: { title: "", purpose: "", influence: "" } },
    prompts: { s2: [{ text: "Beth nesaf?", translations: { en: "What?" } }] },
    tables: [],
    perspectives: [{ names: { cy: "Gofalwr", en: "Carer" } }, { names: { cy: "Staff" } }],
  });
});

test("one language sends no translations, and the key only where there is one", () => {
  const request = requestOf({ ...draft, both: false }, data, "secret");
  expect(request.translations).toEqual({});
  expect(request.prompts).toEqual({ s2: [{ text: "Beth nesaf?", translations: {} }] });
  expect(request.perspectives).toEqual([{ names: { cy: "Gofalwr" } }, { names: { cy: "Staff" } }]);
  expect(request.create_key).toBe("secret");
});

test("a number of tables lays as many, without names; anything else is no number", () => {
  expect(requestOf({ ...draft, tables: " 3 " }, data, "").tables).toEqual(["", "", ""]);
  expect(tablesOf({ ...draft, tables: "" })).toBe(0);
  for (const tables of ["two", "-1", "1.5", "1e2"]) {
    expect(tablesOf({ ...draft, tables })).toBeNaN();
  }
});
