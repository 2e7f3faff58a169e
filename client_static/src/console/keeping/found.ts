import type { View } from "../../wire.gen";

export type Kind = "idea" | "pledge" | "private_word" | "check_in";

/** Something that somebody wrote. */
export interface Found {
  id: string;
  kind: Kind;
  n: number;
  text: string;
  lang: string;
}

/** Everything in which these words stand, whatever of it they stand in. */
export function foundIn(view: View, words: string): Found[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  return written(view).filter(({ text }) => text.toLowerCase().includes(wanted));
}

function written(view: View): Found[] {
  const ideas = Object.values(view.ideas).flatMap(({ id, n, text, lang, merged }) => [
    { id, n, text: joined(text, view.moderation[id]?.before?.text), lang },
    ...merged.map((one) => ({ id: one.id, n, text: one.text, lang: one.lang })),
  ]);
  const pledges = Object.values(view.pledges).map((one) => ({
    id: one.id,
    n: one.n,
    text: joined(
      one.text,
      one.who,
      one.group,
      one.by_when,
      one.support,
      ...Object.values(view.moderation[one.id]?.before ?? {}),
    ),
    lang: one.lang,
  }));
  const words = Object.values(view.private_words).map(({ id, n, text, where, lang }) => ({
    id,
    n,
    text: joined(text, where),
    lang,
  }));
  const told = Object.values(view.check_ins).map(({ id, pledge, story, help, lang }) => ({
    id,
    n: view.pledges[pledge]?.n ?? 0,
    text: joined(story, help),
    lang,
  }));
  const of = (kind: Kind) => (one: Omit<Found, "kind">) => ({ ...one, kind });
  return [
    ...ideas.map(of("idea")),
    ...pledges.map(of("pledge")),
    ...words.map(of("private_word")),
    ...told.map(of("check_in")),
  ];
}

const joined = (...texts: (string | null | undefined)[]) => texts.filter(Boolean).join(" · ");
