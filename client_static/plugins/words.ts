import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const PREFIX = "virtual:words/";
const SHARED = ["common", "refusals"];
/** Further sections that a page's words hold. */
const ALSO: Record<string, string[]> = {
  board: ["methods", "ground"],
  console: ["methods", "builder", "ground", "help", "counting"],
  start: ["builder", "help"],
};
/** Refusals that only facilitators and organisers get: no need of a phone. */
const NOT_ON_PHONES = [
  "bad_address",
  "bad_agenda",
  "bad_help_line",
  "bad_language",
  "bad_link",
  "bad_merge",
  "bad_method",
  "bad_number",
  "bad_picture",
  "bad_setting",
  "bad_template",
  "bad_time",
  "create_key",
  "last_facilitator",
  "moved_on",
  "no_alt_text",
  "no_next_stage",
  "no_such_agenda",
  "no_such_member",
  "no_such_picture",
  "no_such_removal",
  "no_such_seat",
  "no_such_stage",
  "no_such_suggestion",
  "no_such_word",
  "no_timer",
  "not_allowed",
  "not_found",
  "not_open",
  "not_your_role",
  "nothing_to_reveal",
  "nothing_to_undo",
  "prompt_in_use",
  "stage_begun",
  "too_large",
  "votes_cast",
  "words_wait",
];
/** Sections that a page fetches by themselves, when a part of it is needed. */
const PARTS = ["counting", "ground", "methods", "privacy", "private", "suggested", "tables"];

export const wordsModule = (page: string, language: string) => `${PREFIX}${page}/${language}`;

/**
 * The words of one page in one language, so that a phone does not fetch the console's sentences.
 *
 * `virtual:words/<page>` maps every language to its loader, `virtual:words/<page>/<language>` holds
 * the page's section of the language file and those that all pages share; for a part of a page, its
 * section alone. A further language is one more file in the folder.
 */
export function words(folder: string): Plugin {
  const languageFile = (language: string) => join(folder, `${language}.json`);

  function loaders(page: string): string {
    const languages = readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => basename(file, ".json"));
    const entries = languages.map(
      (language) => `"${language}": () => import("${wordsModule(page, language)}")`,
    );
    return `export default { ${entries.join(", ")} };`;
  }

  function sections(page: string, language: string): string {
    const all = JSON.parse(readFileSync(languageFile(language), "utf8"));
    const wanted = PARTS.includes(page) ? [page] : [...SHARED, page, ...(ALSO[page] ?? [])];
    const missing = wanted.filter((section) => !(section in all));
    if (missing.length)
      throw new Error(`${language}.json has no section "${missing.join('", "')}"`);
    const own = Object.fromEntries(wanted.map((section) => [section, { ...all[section] }]));
    if (page === "phone") {
      for (const code of NOT_ON_PHONES) delete own.refusals[code];
      delete own.common.offline_now; // Phones keep words and send them later.
    }
    return `export default ${JSON.stringify(own)};`;
  }

  return {
    name: "words",
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [page = "", language] = id.slice(PREFIX.length + 1).split("/");
      if (!language) return loaders(page);
      this.addWatchFile(languageFile(language));
      return sections(page, language);
    },
  };
}
