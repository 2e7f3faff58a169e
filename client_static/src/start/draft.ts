import { keep, read } from "../live/kept";
import type { StartData, Template } from "./data";
import { placesOf } from "./places";

/** One language's words about the event. */
export interface Words {
  title: string;
  purpose: string;
  influence: string;
}

/** What the organiser has filled in so far. `prompts` by template, stage number and language. */
export interface Draft {
  lang: string;
  both: boolean;
  template: string;
  words: Record<string, Words>;
  prompts: Record<string, string>;
  /** How many, as typed. */
  tables: string;
  /** What people can say of their place in the room, a line each, by language. */
  places: Record<string, string>;
}

const KEY = "pledgewall:start:draft";
const NO_WORDS: Words = { title: "", purpose: "", influence: "" };

export function firstDraft(data: StartData, lang: string): Draft {
  const empty = {
    lang,
    both: false,
    template: data.templates[0]?.id ?? "",
    words: {},
    prompts: {},
    tables: "",
    places: {},
  };
  try {
    return { ...empty, ...(JSON.parse(read(KEY) ?? "{}") as Partial<Draft>) };
  } catch {
    return empty;
  }
}

export const keepDraft = (draft: Draft): void => keep(KEY, JSON.stringify(draft));

/** The event's languages, its main one first. */
export const languagesOf = ({ lang, both }: Draft, all: string[]): string[] =>
  both ? [lang, ...all.filter((other) => other !== lang)] : [lang];

/** Whole numbers alone; nothing typed is none. */
export const tablesOf = ({ tables }: Draft): number =>
  /^\d*$/.test(tables.trim()) ? Number(tables) : Number.NaN;

export const wordsIn = (draft: Draft, lang: string): Words => draft.words[lang] ?? NO_WORDS;

/** A stage of the chosen template with its prompt's place in the draft. */
const slot = (template: string, stage: number, prompt: number, lang: string): string =>
  [template, stage, prompt, lang].join(" ");

export interface Question {
  key: string;
  lang: string;
  text: string;
}

/** The questions of one stage in one language, as they stand. */
export function questions(draft: Draft, template: Template, stage: number, lang: string) {
  const ready = template.stages[stage]?.prompts ?? [];
  return ready.map((texts, number): Question => {
    const key = slot(template.id, stage, number, lang);
    return { key, lang, text: draft.prompts[key] ?? texts[lang] ?? "" };
  });
}

/** What `POST /api/sessions` is sent. */
export function requestOf(draft: Draft, data: StartData, key: string): Record<string, unknown> {
  const languages = languagesOf(draft, data.languages);
  const [lang = "en", ...others] = languages;
  const template = data.templates.find(({ id }) => id === draft.template);
  return {
    ...wordsIn(draft, lang),
    lang,
    languages,
    template: draft.template,
    translations: Object.fromEntries(others.map((other) => [other, wordsIn(draft, other)])),
    prompts: template ? promptsOf(draft, template, lang, others) : {},
    // Names are given on the console, if at all.
    tables: Array.from({ length: tablesOf(draft) }, () => ""),
    perspectives: placesOf(draft, languages),
    ...(key ? { create_key: key } : {}),
  };
}

function promptsOf(draft: Draft, template: Template, lang: string, others: string[]) {
  const stages = template.stages.map((_, stage) => {
    const translated = others.map((other) => questions(draft, template, stage, other));
    const prompts = questions(draft, template, stage, lang).map(({ text }, number) => ({
      text,
      translations: Object.fromEntries(
        translated.flatMap((list) => {
          const other = list[number];
          return other?.text.trim() ? [[other.lang, other.text]] : [];
        }),
      ),
    }));
    return [`s${stage + 1}`, prompts] as const;
  });
  return Object.fromEntries(stages.filter(([, prompts]) => prompts.length > 0));
}
