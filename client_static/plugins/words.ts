import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";
import { chunksOf, firstVisit, readJson } from "./first-visit.ts";
import { compileAll } from "./messages.ts";
import { phoneWords, saidIn, type When } from "./phone-words.ts";

const PREFIX = "virtual:words/";
const LANGUAGES = "virtual:languages";
const FILES = "words.json";
const SHARED = ["common", "refusals"];
/** Further sections that a page's words hold. */
const ALSO: Record<string, string[]> = {
  story: ["follow_up"],
  board: ["methods", "ground", "ladder", "survey"],
  desk: ["ground", "follow_up"],
  console: [
    "methods",
    "builder",
    "ground",
    "ladder",
    "survey",
    "seats",
    "help",
    "keeping",
    "counting",
    "follow_up",
    "story",
    "files",
  ],
  plan: ["follow_up", "contact", "my_data"],
  promise: ["privacy"],
  start: ["builder", "survey", "help", "keeping"],
};
/** Sections that a page fetches by themselves, when a part of it is needed. */
const PARTS = [
  "contact",
  "counting",
  "easy",
  "ground",
  "ladder",
  "methods",
  "my_data",
  "privacy",
  "private",
  "reading",
  "seats",
  "suggested",
  "survey",
  "tables",
  "take_away",
  "trouble",
];

/** What the phone's page says after its first view. */
const PHONE_LATER = "phone-later";

type Sections = Record<string, Record<string, unknown>>;

export const wordsModule = (page: string, language: string) => `${PREFIX}${page}/${language}`;

const module = (sections: Sections): string =>
  `export default ${JSON.stringify(compileAll(sections))};`;

/**
 * The words of one page in one language, so that a phone does not fetch the console's sentences.
 *
 * `virtual:words/<page>` maps every language to its loader, `virtual:words/<page>/<language>` holds
 * the page's section of the language file and those that all pages share; for a part of a page, its
 * section alone. The phone's come in two halves, told by the source of its page, whose script is
 * `phone`. Messages come compiled (messages.ts). A further language is one more file in the folder;
 * `virtual:languages` says what there is.
 */
export function words(folder: string, phone: string): Plugin {
  const whenOnPhones = phoneWords(phone);
  const fileOf = (language: string) => join(folder, `${language}.json`);
  const readFile = (language: string) => JSON.parse(readFileSync(fileOf(language), "utf8"));
  const languages = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => basename(file, ".json"));

  /** How each language calls itself, which are written from right to left, and which are drafts. */
  function about(): string {
    const all = languages().map((tag) => [tag, readFile(tag).language] as const);
    const lists = {
      names: Object.fromEntries(all.map(([tag, { name }]) => [tag, name])),
      rtl: all.flatMap(([tag, { direction }]) => (direction === "rtl" ? [tag] : [])),
      drafts: all.flatMap(([tag, { state }]) => (state === "draft" ? [tag] : [])),
    };
    const entries = Object.entries(lists);
    return entries
      .map(([name, list]) => `export const ${name} = ${JSON.stringify(list)};`)
      .join("\n");
  }

  function loaders(page: string): string {
    const entries = languages().map(
      (language) => `"${language}": () => import("${wordsModule(page, language)}")`,
    );
    return `export default { ${entries.join(", ")} };`;
  }

  function onPhones(all: Sections, when: When): Sections {
    const sections = [...SHARED, "phone"].map((section) => {
      const messages = Object.entries(all[section] ?? {});
      const wanted = messages.filter(([key]) => whenOnPhones(`${section}.${key}`) === when);
      return [section, Object.fromEntries(wanted)] as const;
    });
    return Object.fromEntries(sections);
  }

  function sections(page: string, language: string): string {
    const all: Sections = readFile(language);
    if (page === "phone") return module(onPhones(all, "first"));
    if (page === PHONE_LATER) return module(onPhones(all, "later"));
    const wanted = PARTS.includes(page) ? [page] : [...SHARED, page, ...(ALSO[page] ?? [])];
    const missing = wanted.filter((section) => !(section in all));
    if (missing.length)
      throw new Error(`${language}.json has no section "${missing.join('", "')}"`);
    return module(Object.fromEntries(wanted.map((section) => [section, all[section] ?? {}])));
  }

  return {
    name: "words",
    resolveId: (source) =>
      source.startsWith(PREFIX) || source === LANGUAGES ? `\0${source}` : null,
    load(id) {
      if (id === `\0${LANGUAGES}`) return about();
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [page = "", language] = id.slice(PREFIX.length + 1).split("/");
      if (!language) return loaders(page);
      this.addWatchFile(fileOf(language));
      return sections(page, language);
    },
    /** Says to the server which file holds a page's words, so that it can name it in the page. */
    writeBundle({ dir = "" }, bundle) {
      const found: Record<string, Record<string, string>> = readJson(join(dir, FILES));
      for (const { facadeModuleId, fileName } of chunksOf(bundle)) {
        if (!facadeModuleId?.startsWith(`\0${PREFIX}`)) continue;
        const [page = "", language] = facadeModuleId.slice(PREFIX.length + 1).split("/");
        if (language) found[page] = { ...found[page], [language]: fileName };
      }
      writeFileSync(join(dir, FILES), JSON.stringify(found));
    },
    generateBundle(_options, bundle) {
      for (const chunk of firstVisit(bundle, "phone")) {
        const missing = saidIn(chunk.code).filter((name) => whenOnPhones(name) !== "first");
        if (missing.length) this.error(`said before their words are there: ${missing.join(", ")}`);
      }
    },
  };
}
