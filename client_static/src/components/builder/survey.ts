import type { Question, Survey } from "../../wire.gen";
import { t } from "../../words";

/** What an evaluation asks, while it is built. */

export const MOST_QUESTIONS = 12;
export const KINDS: Question["kind"][] = ["agree", "thermometer", "one", "several", "text"];

/** The survey that is built in, as sessions/surveys.py has it: its words are in section `survey`. */
export const BUILT_IN: Question[] = [
  { id: "hope", kind: "thermometer" },
  { id: "welcome", kind: "agree" },
  { id: "say", kind: "agree" },
  {
    id: "changed",
    kind: "several",
    options: ["others", "next", "people", "alone", "nothing"].map((id) => ({ id })),
  },
  { id: "differently", kind: "text" },
];

/** Words of one's own that nobody has written yet. */
const UNWRITTEN: Record<string, string> = { "": "" };

const isSaid = (texts: Record<string, string> = {}): boolean =>
  Object.values(texts).some((text) => text.trim());

/** Whether the words of a question are those of the language file. */
export const isBuiltIn = ({ id, texts }: Question): boolean =>
  texts === undefined || (!Object.keys(texts).length && BUILT_IN.some((one) => one.id === id));

export const hasOptions = ({ kind }: Question): boolean => kind === "one" || kind === "several";

/** Without what nobody has written yet; null where nothing is left but what is built in. */
export function tidied(survey: Survey): Survey | null {
  const questions = survey.questions
    .filter((one) => isBuiltIn(one) || isSaid(one.texts))
    .map((one) => ({
      ...one,
      options: (one.options ?? []).filter((o) => isBuiltIn(one) || isSaid(o.texts)),
    }));
  const same =
    JSON.stringify(questions.map(({ id }) => id)) === JSON.stringify(BUILT_IN.map(({ id }) => id));
  if (!questions.length || (same && questions.every(isBuiltIn))) return null;
  return { ...survey, questions };
}

/** A further question, under an id that no other has. */
export function blank(questions: Question[]): Question {
  let n = questions.length + 1;
  while (questions.some(({ id }) => id === `q${n}`)) n++;
  return { id: `q${n}`, kind: "agree", texts: UNWRITTEN };
}

export function withText(texts: Record<string, string> = {}, lang: string, text: string) {
  const { [lang]: _, "": __, ...others } = texts;
  if (text) return { ...others, [lang]: text };
  return Object.keys(others).length ? others : UNWRITTEN;
}

/** Answers to choose, a line each, in one language: beside what they are called in the others. */
export function withLines(question: Question, lang: string, lines: string[]): Question {
  const before = question.options ?? [];
  const options = Array.from({ length: Math.max(before.length, lines.length) }, (_, n) => ({
    id: before[n]?.id ?? `o${n + 1}`,
    texts: withText(before[n]?.texts, lang, lines[n]?.trim() ?? ""),
  }));
  return { ...question, options: options.filter(({ texts }) => isSaid(texts)) };
}

/** The survey that a file holds; or what is wrong with the file. */
export async function readFile(file: Blob): Promise<Survey | { problem: string }> {
  try {
    const answer = await fetch("/api/instruments/check", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Accept-Language": document.documentElement.lang,
      },
      body: JSON.stringify({ content: await file.text() }),
    });
    const said = await answer.json();
    return answer.ok ? (said as Survey) : { problem: String(said.message) };
  } catch {
    return { problem: t("common.offline_now") };
  }
}
