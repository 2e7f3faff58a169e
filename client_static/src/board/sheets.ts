import { textIn, type Words } from "../live/selectors";
import type { PromptEntity } from "../wire.gen";

/** A prompt, or as much of it as the board shows at once. */
export interface Sheet {
  prompt: PromptEntity;
  words: Words;
  /** The same in the event's other languages. */
  others: Words[];
  /** Part of a text that is too long to be set as a question. */
  card: boolean;
  n: number;
  of: number;
}

/** From here on a text is a card, read sheet by sheet. */
const QUESTION = 160;
const LINES = 9;
/** Letters in a line of a card: alone, and beside a picture. */
const ALONE = 44;
const BESIDE = 22;

export function sheetsOf(
  prompt: PromptEntity,
  language: string,
  tags: string[],
  whole: boolean,
): Sheet[] {
  const words = textIn(prompt, language);
  const others = tags
    .map((tag) => textIn(prompt, tag))
    .filter(({ lang, text }) => lang !== words.lang && text !== words.text);
  const most = prompt.picture ? QUESTION / 2 : QUESTION;
  if (!whole || [words, ...others].every(({ text }) => text.length <= most && !/\n/.test(text))) {
    return [{ prompt, words, others, card: false, n: 1, of: 1 }];
  }
  const wide = prompt.picture ? BESIDE : ALONE;
  return [words, ...others].flatMap(({ text, lang }) =>
    cut(text, wide, LINES).map((part, at, all) => ({
      prompt,
      words: { text: part, lang },
      others: [],
      card: true,
      n: at + 1,
      of: all.length,
    })),
  );
}

const linesOf = (text: string, wide: number): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / wide)), 0);

/** Cuts a text where a stanza, a line or a sentence ends; a sentence without end, between words. */
export function cut(text: string, wide: number, most: number): string[] {
  const parts: string[] = [];
  let sheet = "";
  for (const piece of piecesOf(text, wide * most)) {
    if (sheet && linesOf((sheet + piece).trim(), wide) > most) {
      parts.push(sheet.trim());
      sheet = "";
    }
    sheet += piece;
  }
  return [...parts, sheet.trim()].filter(Boolean);
}

const piecesOf = (text: string, longest: number): string[] =>
  (text.match(/[^\n.!?]+[.!?]*["”’)]*\s*|[.!?\n]+\s*/g) ?? []).flatMap((piece) =>
    piece.length > longest ? (piece.match(/\S+\s*/g) ?? [piece]) : [piece],
  );
