import { lastShift } from "../../live/ladder";
import type { Words } from "../../live/selectors";
import { bandWords, type Call, centreOf, isScale, rowsOf, shiftOf } from "../../live/surveys";
import type { Finding, Question, StageEntity, View } from "../../wire.gen";
import { t } from "../../words";
import "./findings.css";

interface Props {
  view: View;
  stage: StageEntity;
  question: Question;
  finding: Finding;
  /** What answers are called in further languages. */
  calls?: Call[];
}

/** What people answered to one question, as far as it can be told: bars, each with its words. */
export function FindingRows({ view, stage, question, finding, calls = [] }: Props) {
  const rows = rowsOf(question, finding);
  const centre = isScale(question) ? centreOf(question, finding) : null;
  const shift = shiftOf(view, stage, finding);
  const ladder = question.kind === "thermometer" ? lastShift(view) : null;
  if (!rows.length && !centre) {
    return (
      <p class="finding-none">{t(isFew(question, finding) ? "survey.few" : "survey.mixed")}</p>
    );
  }
  return (
    <div class="finding">
      {rows.length > 0 && (
        <ul class={`finding-rows finding-${question.kind}`}>
          {rows.map(({ key, keys, words, share, said }) => (
            <li key={key} class="finding-row">
              <span class="finding-name" lang={words.lang || undefined}>
                {words.text}
                <Others
                  words={words}
                  others={calls.map((call) => bandWords(question, keys, call))}
                />
              </span>
              {share !== null && (
                <span class="finding-bar" aria-hidden="true">
                  <span class="finding-part" style={{ width: `${share}%` }} />
                </span>
              )}
              <span class="finding-said">{said}</span>
            </li>
          ))}
        </ul>
      )}
      {centre && <p class="finding-centre">{centre}</p>}
      {shift && <p class="finding-shift">{shift}</p>}
      {shift && ladder && <p class="finding-shift">{`${t("common.stage.ladder")}: ${ladder}`}</p>}
    </div>
  );
}

/** The same in other languages, where it is not the same. */
function Others({ words, others }: { words: Words; others: Words[] }) {
  const said = others.filter(({ text }) => text && text !== words.text);
  return (
    <>
      {said.map(({ lang, text }) => (
        <span key={lang} class="finding-other" lang={lang}>
          {text}
        </span>
      ))}
    </>
  );
}

/** Too few answers have neither a middle nor rows; of one of a list, rows may be missing as well. */
const isFew = ({ kind }: Question, { answered }: Finding): boolean =>
  kind !== "one" || answered < 5;
