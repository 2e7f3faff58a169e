import type { EvaluationEntity, Finding, Question, StageEntity, View } from "../wire.gen";
import { type Key, language, listOf, number, t } from "../words";
import type { Words } from "./selectors";

/** Questions and their answers as screens say them. Words: section `survey`. */

export type Answer = number | string | string[];
export type Answers = Record<string, Answer>;
type Texts = Record<string, string>;

/** How something is called in a language: in words of its own, or, built in, in those of its file. */
export type Call = (texts: Texts | undefined, builtIn: string) => Words;

const isOwn = (texts: Texts | undefined): texts is Texts => Object.keys(texts ?? {}).length > 0;

/** In the page's language, or else in the first that there is. */
const here: Call = (texts, builtIn) => {
  if (!isOwn(texts)) return { lang: language.value, text: t(`survey.${builtIn}` as Key) };
  const entries = Object.entries(texts);
  const [lang, text] = entries.find(([tag]) => tag === language.value) ?? entries[0] ?? ["", ""];
  return { lang, text };
};

/** A language beside the page's own, with its words. */
export interface Tongue {
  lang: string;
  say: typeof t;
}

/** In another language; empty where it has no words in it. */
export const callIn =
  ({ lang, say }: Tongue): Call =>
  (texts, builtIn) => ({
    lang,
    text: isOwn(texts) ? (texts[lang] ?? "") : say(`survey.${builtIn}` as Key),
  });

const USUAL_ENDS = { low: "low", high: "high" } as const;

export const questionWords = ({ id = "", texts }: Question, call = here): Words => call(texts, id);

/** The words at an end of a thermometer. */
export function endWords(question: Question, end: "low" | "high"): Words {
  const builtIn = isOwn(question.texts) ? USUAL_ENDS[end] : `${question.id}_${end}`;
  return here(question[end], builtIn);
}

export const AGREE = [1, 2, 3, 4, 5];
export const THERMOMETER = Array.from({ length: 11 }, (_, n) => n);

/** What an answer is called: a place on a scale, or an option. */
export function answerWords(question: Question, key: string, call = here): Words {
  switch (question.kind) {
    case "agree":
      return call({}, `agree_${key}`);
    case "thermometer":
      return { text: key, lang: "" };
    default: {
      const option = question.options?.find(({ id }) => id === key);
      return call(option?.texts, `${question.id}_${key}`);
    }
  }
}

/** One line of results. */
export interface Row {
  key: string;
  keys: string[];
  words: Words;
  /** In per cent; null where only words say it. */
  share: number | null;
  most: boolean;
}

/** How many gave these answers, in words. */
export const saidOf = ({ share, most }: Row, say = t): string =>
  share === null ? say(most ? "survey.most" : "survey.less") : say("survey.share", { n: share });

/** The rows of a question's results, the highest place of a scale first. */
export function rowsOf(question: Question, { bands = [] }: Finding): Row[] {
  const rows = bands.map(({ keys, share = null, most }) => ({
    key: keys.join(" "),
    keys,
    words: bandWords(question, keys),
    share,
    most: most === true,
  }));
  return isScale(question) ? rows.reverse() : rows;
}

export const isScale = ({ kind }: Question): boolean => kind === "agree" || kind === "thermometer";

export function bandWords(question: Question, keys: string[], call = here): Words {
  const all = keys.map((key) => answerWords(question, key, call));
  const [first = { text: "", lang: "" }] = all;
  const last = all[all.length - 1] ?? first;
  if (all.length < 2) return first;
  const text = isScale(question)
    ? t("survey.band", { from: first.text, to: last.text })
    : listOf(all.map((one) => one.text));
  return { text, lang: first.lang };
}

/** What is said of a scale beside its shares: the mean, or the answer in the middle. */
export function centreOf(
  question: Question,
  { mean, middle }: Finding,
  call = here,
  say = t,
): string | null {
  if (!isScale(question)) return null;
  if (typeof mean === "number" && question.kind === "thermometer")
    return say("survey.mean", { mean: mean.toFixed(1) });
  if (typeof middle !== "number") return null;
  return say("survey.middle", { answer: answerWords(question, String(middle), call).text });
}

/** By how much a thermometer rose or fell since the evaluation that this one repeats. */
export function shiftOf(view: View, stage: StageEntity, now: Finding, say = t): string | null {
  const before = stage.repeats ? view.evaluations[stage.repeats] : undefined;
  const then = before?.findings.find(({ question }) => question === now.question);
  const by = then && difference(now, then);
  if (by === undefined || by === null) return null;
  const size = number(Math.abs(by));
  if (by === 0) return say("survey.same");
  return say(by > 0 ? "survey.rose" : "survey.fell", { by: size });
}

function difference(now: Finding, then: Finding): number | null {
  const of = (name: "mean" | "middle") => {
    const [a, b] = [now[name], then[name]];
    return typeof a === "number" && typeof b === "number" ? Math.round((a - b) * 10) / 10 : null;
  };
  return of("mean") ?? of("middle");
}

/** All answers once this one is given; without words or options, there is none. */
export function withAnswer(answers: Answers, question: string, answer: Answer): Answers {
  const { [question]: _, ...others } = answers;
  const empty = typeof answer !== "number" && answer.length === 0;
  return empty ? others : { ...others, [question]: answer };
}

/** How many have answered, of a stage that has had none perhaps. */
export const answeredIn = (view: View, stage: string): number =>
  view.evaluations[stage]?.answered ?? 0;

/** "12 of 30 people have answered". */
export const answeredWords = (answered: number, of: number): string =>
  t("survey.turnout", { n: answered, answered: number(answered), of: number(of) });

/** A stage's questions with what is told of each. */
export function resultsOf(view: View, evaluation: EvaluationEntity): [Question, Finding][] {
  const questions = view.surveys[evaluation.id]?.questions ?? [];
  return questions.flatMap((question): [Question, Finding][] => {
    const found = evaluation.findings.find((one) => one.question === question.id);
    return found ? [[question, found]] : [];
  });
}

/** People's own words in answer to a question. */
export const textsOf = (view: View, stage: string, question: string) =>
  Object.values(view.survey_texts)
    .filter((text) => text.stage === stage && text.question === question)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
