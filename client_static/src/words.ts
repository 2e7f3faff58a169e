import { names, rtl } from "virtual:languages";
import { signal } from "@preact/signals";
import type en from "../languages/en.json";
import { keep, read } from "./live/kept";

/**
 * The words on the screens. A page loads its sections of one language file; every component that
 * says `t(...)` is drawn again when the language changes.
 */

/** The forms of a counted sentence, but those that say what `other` says (plugins/messages.ts). */
type Plural = { other: string; [form: string]: string };
export type Dictionary = { [key: string]: string | Plural | Dictionary };
export type Loaders = Record<string, () => Promise<{ default: unknown }>>;
export type Values = Record<string, string | number>;

type Path<T, P extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Path<T[K], `${P}${K}.`>;
}[keyof T & string];

/** The name of a sentence, "section.name": the compiler knows them all. */
export type Key = Path<typeof en>;

const STORED = "pledgewall:language";

export const language = signal("en");
/** Whether sentences are wanted that are easier still, where there are some: `easy.<key>`. */
export const easier = signal(false);
const dictionary = signal<Dictionary>({});
let loaders: Loaders = {};
const parts: Loaders[] = [];

export async function loadWords(of: Loaders, first: string): Promise<void> {
  loaders = of;
  await show(first);
}

/** The words of a part of the page that was fetched later. */
export async function addWords(of: Loaders): Promise<void> {
  if (parts.includes(of)) return;
  const spoken = language.peek();
  const loaded = await load(of, spoken);
  if (language.peek() !== spoken) return addWords(of);
  if (!parts.includes(of)) parts.push(of);
  dictionary.value = together(dictionary.peek(), loaded);
}

/** The owner's choice: remembered for all pages. False where its words cannot be had now. */
export async function setLanguage(chosen: string): Promise<boolean> {
  try {
    await show(chosen);
  } catch {
    return false;
  }
  keep(STORED, chosen);
  return true;
}

async function show(wanted: string): Promise<void> {
  const sources = [loaders, ...parts];
  const loaded = await Promise.all(sources.map((of) => load(of, wanted)));
  if (sources.length <= parts.length) return show(wanted); // A part came meanwhile.
  dictionary.value = together(...loaded);
  language.value = loaders[wanted] ? wanted : "en";
  const page = document.documentElement;
  page.lang = language.value;
  page.dir = rtl.includes(language.value) ? "rtl" : "ltr";
}

/** A section may come in pieces. */
function together(...pieces: Dictionary[]): Dictionary {
  const all: Record<string, object> = {};
  for (const piece of pieces) {
    for (const [section, messages] of Object.entries(piece)) {
      all[section] = { ...all[section], ...(messages as Dictionary) };
    }
  }
  return all as Dictionary;
}

/** The words of one language, else the English ones. */
export const load = async (of: Loaders, wanted: string) =>
  (await (of[wanted] ?? of.en)?.())?.default as Dictionary;

/** The first of the address, the stored choice and the browser's wishes that there are words for. */
export function firstLanguage(languages: string[], browser = navigator.languages): string {
  const wishes = [
    new URLSearchParams(location.search).get("lang"),
    read(STORED),
    ...browser,
    ...languages,
  ];
  const spoken = wishes.map((wish) => wish?.toLowerCase().split("-")[0] ?? "");
  return spoken.find((wish) => wish in names) ?? "en";
}

/** What a language calls itself. */
export const languageName = (tag: string): string => names[tag] ?? tag;

/** Every language that there is a file for. */
export const allLanguages = Object.keys(names);

/** The sentence, its gaps filled; where it has plural forms, `n` chooses. */
export const t = (key: Key, values: Values = {}): string =>
  say(dictionary.value, language.value, key, values);

/** The same from another language's words. */
export function say(words: Dictionary, tag: string, key: string, values: Values): string {
  const entry = lookUp(words, key);
  if (entry === undefined) return key;
  const sentence = typeof entry === "string" ? entry : pluralForm(entry, Number(values.n), tag);
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => said(values[name] ?? gap));
}

const said = (value: string | number) => (typeof value === "number" ? number(value) : value);

/** For keys that arrive at run time, as refusals' codes do. */
export function has(key: string): key is Key {
  return lookUp(dictionary.value, key) !== undefined;
}

function lookUp(words: Dictionary, key: string): string | Plural | undefined {
  return (easier.value && find(words, `easy.${key}`)) || find(words, key);
}

function find(words: Dictionary, key: string): string | Plural | undefined {
  let at: string | Plural | Dictionary | undefined = words;
  for (const part of key.split(".")) at = (at as Dictionary | undefined)?.[part];
  return typeof at === "string" || (at && "other" in at) ? (at as string | Plural) : undefined;
}

function pluralForm(forms: Plural, n: number, tag: string): string {
  return forms[`=${n}`] ?? forms[category(n, tag)] ?? forms.other;
}

const WELSH = ["zero", "one", "two", "few", undefined, undefined, "many"] as const;

// Phones' browsers leave out languages that they are not offered in; Welsh's rule is short.
function category(n: number, tag: string): string {
  if (tag === "cy") return WELSH[n] ?? "other";
  rules[tag] ??= new Intl.PluralRules([tag, "en"]);
  return rules[tag].select(n);
}

// Dear to make, and asked for on every card.
const rules: Record<string, Intl.PluralRules> = {};

/** "a, b, c": a comma list, since Welsh "a/ac" would depend on the word that follows. */
export const listOf = (items: string[]): string => items.join(", ");

/** A number with the language's grouping. */
export const number = (n: number): string => n.toLocaleString([language.value, "en-GB"]);
