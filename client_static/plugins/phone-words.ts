import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** When a phone fetches a message: the first view's at once, others with what says them. */
export type When = "first" | "later" | "never";

/** The sections that pages share, and the phone's own. */
const KEY = String.raw`(?:common|phone|refusals)\.`;
const SAID = new RegExp(`["'\`](${KEY}\\w+)["'\`]`, "g");
/** Chosen at run time: all that begin so. */
const CHOSEN = new RegExp(`\`(${KEY}\\w*)[\\w.]*\\$\\{`, "g");
/** But with a refusal comes its sentence, from the server. */
const SENT = "refusals.";

const STATIC = /^(?:import|export)(?! type\b)[^;"]*"(\.[^"]+)";/gm;
const DYNAMIC = /\bimport\("(\.[^"]+)"\)/g;

/**
 * Which of the phone's words belong to the first view, and which come after it: told by the source
 * of its page. What a module says is fetched as early as the module itself.
 */
export function phoneWords(entry: string): (name: string) => When {
  const first = saidFrom(entry, [STATIC]);
  const ever = saidFrom(entry, [STATIC, DYNAMIC]);
  return (name) => (first(name) ? "first" : ever(name) ? "later" : "never");
}

/** The messages that code says outright. */
export const saidIn = (code: string): string[] => captures(SAID, code);

/** Whether a module, or what it imports, says a message. */
function saidFrom(entry: string, imports: RegExp[]): (name: string) => boolean {
  const keys = new Set<string>();
  const starts = new Set<string>();
  const files = new Set([entry]);
  for (const file of files) {
    const code = readFileSync(file, "utf8");
    for (const key of saidIn(code)) keys.add(key);
    for (const start of captures(CHOSEN, code)) if (start !== SENT) starts.add(start);
    for (const source of imports.flatMap((kind) => captures(kind, code))) {
      const found = fileOf(join(dirname(file), source));
      if (found) files.add(found);
    }
  }
  return (name) => keys.has(name) || [...starts].some((start) => name.startsWith(start));
}

const captures = (pattern: RegExp, code: string): string[] =>
  [...code.matchAll(pattern)].flatMap(([, found]) => found ?? []);

const fileOf = (path: string) =>
  [path, `${path}.ts`, `${path}.tsx`].find((file) => /\.tsx?$/.test(file) && existsSync(file));
