import { expect, test } from "vitest";
import type { StartData } from "./data";
import { type Draft, requestOf } from "./draft";

const data: StartData = {
  languages: ["en", "cy"],
  create_key_needed: false,
  addresses: [],
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
  });
});

test("one language sends no translations, and the key only where there is one", () => {
  const request = requestOf({ ...draft, both: false }, data, "secret");
  expect(request.translations).toEqual({});
  expect(request.prompts).toEqual({ s2: [{ text: "Beth nesaf?", translations: {} }] });
  expect(request.create_key).toBe("secret");
});
