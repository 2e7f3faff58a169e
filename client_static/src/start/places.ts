import type { Draft } from "./draft";

/** So many at most, each no longer than this. */
export const MOST_PLACES = 10;
export const PLACE_LENGTH = 80;

const linesOf = (text: string | undefined): string[] =>
  (text ?? "").split("\n").map((line) => line.trim());

/** What people can say of their place in the room: line by line, the same line in each language. */
export function placesOf({ places }: Draft, languages: string[]): { names: Names }[] {
  const lines = languages.map((lang) => [lang, linesOf(places[lang])] as const);
  const most = Math.max(0, ...lines.map(([, own]) => own.length));
  const all = Array.from({ length: most }, (_, at) => {
    const own = lines.flatMap(([lang, list]) => (list[at] ? [[lang, list[at]]] : []));
    return { names: Object.fromEntries(own) as Names };
  });
  return all.filter(({ names }) => Object.keys(names).length > 0);
}

export type Names = Record<string, string>;

export const tooLong = (places: { names: Names }[]): boolean =>
  places.some(({ names }) =>
    Object.values(names).some((name) => Array.from(name).length > PLACE_LENGTH),
  );

/** A list as it is typed. */
export const typed = (list: Names[], lang: string): string =>
  list.map((names) => names[lang] ?? "").join("\n");
