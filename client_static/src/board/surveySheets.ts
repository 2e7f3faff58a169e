import { questionWords, resultsOf, rowsOf, saidOf, textsOf } from "../live/surveys";
import type { Finding, Question, SurveyTextEntity, View } from "../wire.gen";

/** What the board shows at once of a survey's results: a question, of people's words a few. */
export interface SurveySheet {
  key: string;
  question: Question;
  finding: Finding;
  texts: SurveyTextEntity[];
}

/** Letters in a line, and lines on a sheet. */
const [WIDE, LINES] = [52, 7.5];

export function sheetsOf(view: View, stage: string): SurveySheet[] {
  const found = view.evaluations[stage];
  if (!found) return [];
  return resultsOf(view, found).flatMap(([question, finding]) => {
    const id = question.id ?? "";
    const parts = question.kind === "text" ? cut(textsOf(view, stage, id)) : [[]];
    return parts.map((texts, n) => ({ key: `${id} ${n}`, question, finding, texts }));
  });
}

function cut(texts: SurveyTextEntity[]): SurveyTextEntity[][] {
  const parts: SurveyTextEntity[][] = [[]];
  let used = 0;
  for (const one of texts) {
    const lines = linesOf(one.text);
    if (used > 0 && used + lines > LINES) {
      parts.push([]);
      used = 0;
    }
    parts[parts.length - 1]?.push(one);
    used += lines;
  }
  return parts;
}

const linesOf = (text: string): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / WIDE)), 0.5);

/** What has to be read on a sheet. */
export function readIn(sheet: SurveySheet | undefined): string {
  if (!sheet) return "";
  const { question, finding, texts } = sheet;
  const rows = rowsOf(question, finding).map((row) => `${row.words.text} ${saidOf(row)}`);
  return [questionWords(question).text, ...rows, ...texts.map(({ text }) => text)].join(" ");
}
