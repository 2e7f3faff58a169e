import { expect, test } from "vitest";
import { localActs } from "../components/builder/local";
import { typedPrivacy } from "../components/privacy/fields";
import type { StartData, Template } from "./data";
import {
  bringAgenda,
  type Draft,
  firstDraft,
  IMPORTED,
  keepDraft,
  requestOf,
  stagesOf,
  tablesOf,
  templatesOf,
} from "./draft";
import { isWronglyExpected, placesOf } from "./places";

const quick: Template = {
  format: "pledgewall-agenda",
  version: 1,
  id: "quick",
  name: { en: "Quick", cy: "Cyflym" },
  stages: [
    { kind: "welcome", prompts: [] },
    { kind: "ideas", minutes: 5, silent: true, prompts: [{ en: "What?", cy: "Beth?" }] },
  ],
};

const data: StartData = {
  languages: ["en", "cy"],
  create_key_needed: false,
  may_create: true,
  addresses: [],
  perspectives: [],
  templates: [quick],
};

const draft: Draft = {
  lang: "cy",
  both: true,
  template: "quick",
  words: { cy: { title: "Dod adref", purpose: "", influence: "" } },
  agendas: {},
  imported: null,
  tables: "",
  places: { cy: "Gofalwr\n\nStaff", en: "Carer" },
  expected: ["", "7", " 12 "],
  helpLines: [],
  privacy: typedPrivacy(),
  series: " Talkback ",
};

test("the main language's words stand at the top, the other's are translations", () => {
  expect(requestOf(draft, data, "", quick)).toEqual({
    title: "Dod adref",
    purpose: "",
    influence: "",
    lang: "cy",
    languages: ["cy", "en"],
    template: "quick",
    translations: { en: { title: "", purpose: "", influence: "" } },
    tables: [],
    perspectives: [
      { names: { cy: "Gofalwr", en: "Carer" } },
      { names: { cy: "Staff" }, expected: 12 },
    ],
    help_lines: [],
    privacy: {
      controller: "",
      contact: "",
      basis: "",
      notice: {},
      months: 12,
      link_hours: 24,
    },
    series: "Talkback",
  });
});

test("one language sends no translations, and the key only where there is one", () => {
  const request = requestOf({ ...draft, both: false }, data, "secret", quick);
  expect(request.translations).toEqual({});
  expect(request.perspectives).toEqual([
    { names: { cy: "Gofalwr" } },
    { names: { cy: "Staff" }, expected: 12 },
  ]);
  expect(request.create_key).toBe("secret");
});

test("only whole numbers of people are expected", () => {
  for (const typed of ["0", "-1", "1.5", "ten", "1e3", "100001"]) {
    const [place] = placesOf({ ...draft, expected: [typed] }, ["cy"]);
    expect(place && isWronglyExpected(place), typed).toBe(true);
  }
});

test("help lines are sent as they were typed, empty ones left out", () => {
  const empty = { names: {}, phone: "", text: " ", web: "", notes: {} };
  const wrong = { ...empty, names: { en: "Somebody" }, web: "javascript:alert(1)" };
  const request = requestOf({ ...draft, helpLines: [empty, wrong] }, data, "", quick);
  expect(request.help_lines).toEqual([wrong]);
});

test("a template that was changed goes whole, in place of its id", async () => {
  let changed = draft;
  const acts = localActs(
    () => stagesOf(changed, quick),
    (stages) => {
      changed = { ...changed, agendas: { quick: stages } };
    },
  );
  await acts.editPrompt("s2", "1-0", "cy", "Beth nesaf?");
  await acts.change("s2", "minutes", 7);
  const request = requestOf(changed, data, "", quick);
  expect(request.template).toBeUndefined();
  expect(request.agenda).toMatchObject({
    format: "pledgewall-agenda",
    version: 1,
    name: { en: "Quick" },
    stages: [
      { kind: "welcome" },
      { kind: "ideas", minutes: 7, silent: true, prompts: [{ en: "What?", cy: "Beth nesaf?" }] },
    ],
  });
});

test("an imported agenda stands among the templates, and goes whole", () => {
  const imported = { ...draft, imported: quick, template: IMPORTED };
  const [, own] = templatesOf(imported, data.templates, []);
  expect(own?.id).toBe(IMPORTED);
  expect(requestOf(imported, data, "", own).agenda).toMatchObject({ stages: [{}, {}] });
});

test("a number of tables lays as many, without names; anything else is no number", () => {
  expect(requestOf({ ...draft, tables: " 3 " }, data, "", quick).tables).toEqual(["", "", ""]);
  expect(tablesOf({ ...draft, tables: "" })).toBe(0);
  for (const tables of ["two", "-1", "1.5", "1e2"]) {
    expect(tablesOf({ ...draft, tables })).toBeNaN();
  }
});

test("the next event's agenda waits in the form; what was filled in stays", () => {
  keepDraft({ ...draft, agendas: { [IMPORTED]: [], quick: [] }, tables: "4" });
  expect(bringAgenda(quick, ["en", "cy"], "Talkback")).toBe(true);
  const { template, imported, lang, both, words, agendas, tables, series } = firstDraft(data, "cy");
  expect(series).toBe("Talkback");
  expect({ template, imported, lang, both }).toEqual({
    template: IMPORTED,
    imported: quick,
    lang: "en",
    both: true,
  });
  expect({ words, agendas, tables }).toEqual({
    words: draft.words,
    agendas: { quick: [] },
    tables: "4",
  });
});
