import type { Key } from "../../words";
import type { Kind, Value } from "./agenda";

/**
 * What can be set about a stage, as sessions/settings.py says it: a further setting is one line
 * here, its words in the section `builder`, and its usual value.
 */
export type Setting =
  | { name: string; as: "minutes" }
  | { name: string; as: "switch"; words: Key; hint: Key }
  /** `most` is a number, or the name of the setting that holds it. */
  | { name: string; as: "number"; words: Key; most: number | string }
  | { name: string; as: "choice"; words: Key; options: readonly (readonly [string, Key])[] }
  | { name: string; as: "vote"; words: Key }
  | { name: "survey"; as: "survey" };

const EVERY: Setting[] = [{ name: "minutes", as: "minutes" }];

const BY: Setting = {
  name: "by",
  as: "choice",
  words: "builder.by",
  options: [
    ["ideas", "builder.by_ideas"],
    ["themes", "builder.by_themes"],
  ],
};

const OF_KIND: Partial<Record<Kind, Setting[]>> = {
  ideas: [{ name: "silent", as: "switch", words: "builder.silent", hint: "builder.silent_hint" }],
  conversation: [
    {
      name: "method",
      as: "choice",
      words: "builder.method",
      options: [
        ["opinion", "builder.method_opinion"],
        ["scale", "builder.method_scale"],
      ],
    },
    BY,
    {
      name: "open_results",
      as: "switch",
      words: "builder.open_results",
      hint: "builder.open_results_hint",
    },
  ],
  vote: [
    {
      name: "method",
      as: "choice",
      words: "builder.method",
      options: [
        ["dots", "builder.method_dots"],
        ["opinion", "builder.method_opinion"],
        ["approval", "builder.method_approval"],
        ["scale", "builder.method_scale"],
      ],
    },
    BY,
    { name: "dots", as: "number", words: "builder.dots", most: 100 },
    { name: "per_idea", as: "number", words: "builder.per_idea", most: "dots" },
    { name: "repeats", as: "vote", words: "builder.repeats" },
  ],
  ladder: [{ name: "repeats", as: "vote", words: "builder.repeats" }],
  evaluation: [
    { name: "repeats", as: "vote", words: "builder.repeats" },
    { name: "survey", as: "survey" },
  ],
  pledges: [{ name: "named", as: "switch", words: "builder.named", hint: "builder.named_hint" }],
};

/** The value of a setting that nobody has set. */
const USUAL: Record<string, Value> = {
  minutes: null,
  method: null,
  by: "ideas",
  silent: false,
  open_results: false,
  dots: 5,
  per_idea: 3,
  named: true,
  repeats: null,
  survey: null,
};

/** The settings after a change of one; the dots on one idea are never more than there are. */
export function changed(
  settings: Record<string, Value>,
  name: string,
  value: Value,
): Record<string, Value> {
  const after = { ...settings, [name]: value };
  const few = name === "dots" && Number(after.per_idea) > Number(value);
  return few ? { ...after, per_idea: value } : after;
}

export const settingsOf = (kind: Kind): Setting[] => [...EVERY, ...(OF_KIND[kind] ?? [])];

/** The settings of a stage of this kind, from whatever has fields of these names. */
export function valuesOf(kind: Kind, from: object): Record<string, Value> {
  const given = from as Record<string, Value | undefined>;
  const names = settingsOf(kind).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, given[name] ?? USUAL[name] ?? null]));
}
