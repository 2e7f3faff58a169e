import type { Draft } from "./draft";

/** So many at most, each no longer than this. */
export const MOST_PLACES = 10;
export const PLACE_LENGTH = 80;
export const MOST_EXPECTED = 100_000;

const linesOf = (text: string | undefined): string[] =>
  (text ?? "").split("\n").map((line) => line.trim());

export interface Place {
  names: Names;
  /** How many such people were asked to come: left out where nobody said. */
  expected?: number;
}

/** By the line that they stand in; null for an empty one. */
export function placesByLine({ places, expected }: Draft, languages: string[]): (Place | null)[] {
  const lines = languages.map((lang) => [lang, linesOf(places[lang])] as const);
  const most = Math.max(0, ...lines.map(([, own]) => own.length));
  return Array.from({ length: most }, (_, at) => {
    const own = lines.flatMap(([lang, list]) => (list[at] ? [[lang, list[at]]] : []));
    const number = expected[at]?.trim();
    const names = Object.fromEntries(own) as Names;
    return own.length ? { names, ...(number ? { expected: asNumber(number) } : {}) } : null;
  });
}

/** Whole numbers alone. */
const asNumber = (typed: string): number => (/^\d+$/.test(typed) ? Number(typed) : Number.NaN);

/** What people can say of their place in the room: line by line, the same line in each language. */
export const placesOf = (draft: Draft, languages: string[]): Place[] =>
  placesByLine(draft, languages).flatMap((place) => place ?? []);

/** The field of a line's number. */
export const expectedId = (line: number): string => `expected-${line}`;

export const isWronglyExpected = ({ expected }: Place): boolean =>
  expected !== undefined && !(expected >= 1 && expected <= MOST_EXPECTED);

export type Names = Record<string, string>;

export const tooLong = (places: { names: Names }[]): boolean =>
  places.some(({ names }) =>
    Object.values(names).some((name) => Array.from(name).length > PLACE_LENGTH),
  );

/** A list as it is typed. */
export const typed = (list: Names[], lang: string): string =>
  list.map((names) => names[lang] ?? "").join("\n");
