import { signal } from "@preact/signals";
import { keep, read } from "../live/kept";
import type { Words } from "../live/selectors";
import { type Dictionary, type Key, type Loaders, language, load, say, t } from "../words";

/** In an event of several languages the board speaks all of them at once, or one of them. */

const STORED = "pledgewall:board-one";

/** Whether it speaks all at once. */
export const bilingual = signal(false);
const dictionaries = signal<Record<string, Dictionary>>({});

/** Fetches the words of the event's languages. One named in the address is spoken alone. */
export async function speakAll(of: Loaders, languages: string[]): Promise<void> {
  if (languages.length < 2) return;
  const words = await Promise.all(
    languages.map(async (tag) => [tag, await load(of, tag)] as const),
  );
  dictionaries.value = Object.fromEntries(words);
  bilingual.value = !new URLSearchParams(location.search).has("lang") && !read(STORED);
}

/** Remembered for all boards of this computer. */
export function speak(all: boolean): void {
  keep(STORED, all ? "" : "one");
  bilingual.value = all;
}

/** Of an event's languages, those that the board speaks beside its first. */
export const othersOf = (languages: string[]): string[] =>
  bilingual.value ? languages.filter((tag) => tag !== language.value) : [];

/** Something of one of the other languages. */
export const sayIn =
  (lang: string): typeof t =>
  (key, values = {}) =>
    say(dictionaries.value[lang] ?? {}, lang, key, values);

type Values = Parameters<typeof t>[1];

/** A sentence in each language that the board speaks, its first one first. */
export function said(key: Key, values: Values = {}): Words[] {
  const first = { lang: language.value, text: t(key, values) };
  const others = othersOf(Object.keys(dictionaries.value)).map((lang) => ({
    lang,
    text: say(dictionaries.value[lang] ?? {}, lang, key, values),
  }));
  return [first, ...others.filter(({ text }) => text !== first.text)];
}
