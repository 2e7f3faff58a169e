import { lastShift } from "../../live/ladder";
import type { Words } from "../../live/selectors";
import {
  bandWords,
  callIn,
  centreOf,
  type Row,
  rowsOf,
  saidOf,
  shiftOf,
  type Tongue,
} from "../../live/surveys";
import type { Finding, Question, StageEntity, View } from "../../wire.gen";
import { language, t } from "../../words";
import "./findings.css";

interface Props {
  view: View;
  stage: StageEntity;
  question: Question;
  finding: Finding;
  /** Further languages in which it is said. */
  tongues?: Tongue[];
}

/** More rows than this leave no room for a second language. */
const MANY = 6;

/** What people answered to one question, as far as it can be told: bars, each with its words. */
export function FindingRows({ view, stage, question, finding, tongues = [] }: Props) {
  const rows = rowsOf(question, finding);
  const many = rows.length > MANY;
  const centre = centreOf(question, finding);
  const shift = shiftOf(view, stage, finding);
  if (!rows.length && !centre) {
    const key = isFew(question, finding) ? "survey.few" : "survey.mixed";
    return <Line name="finding-none" first={t(key)} {...{ tongues }} say={({ say }) => say(key)} />;
  }
  return (
    <div class={many ? "finding finding-many" : "finding"}>
      {rows.length > 0 && (
        <ul class={`finding-rows finding-${question.kind}`}>
          {rows.map((row) => (
            <RowOf key={row.key} {...{ question, row }} tongues={many ? [] : tongues} />
          ))}
        </ul>
      )}
      {centre && (
        <Line
          name="finding-centre"
          first={centre}
          tongues={tongues}
          say={(tongue) => centreOf(question, finding, callIn(tongue), tongue.say)}
        />
      )}
      {shift && (
        <Line
          name="finding-shift"
          first={shift}
          tongues={tongues}
          say={({ say }) => shiftOf(view, stage, finding, say)}
        />
      )}
      {shift && question.kind === "thermometer" && <Ladder view={view} />}
    </div>
  );
}

function RowOf({ question, row, tongues }: { question: Question; row: Row; tongues: Tongue[] }) {
  const { keys, words, share } = row;
  const said = saidOf(row);
  return (
    <li class="finding-row">
      <span class="finding-name" lang={words.lang || undefined}>
        {words.text}
        <Others
          first={words.text}
          others={tongues.map((tongue) => bandWords(question, keys, callIn(tongue)))}
        />
      </span>
      {share !== null && (
        <span class="finding-bar" aria-hidden="true">
          <span class="finding-part" style={{ width: `${share}%` }} />
        </span>
      )}
      <span class="finding-said">
        {said}
        <Others
          first={said}
          others={tongues.map(({ lang, say }) => ({ lang, text: saidOf(row, say) }))}
        />
      </span>
    </li>
  );
}

/** How far the room moved on the ladder meanwhile. */
function Ladder({ view }: { view: View }) {
  const shift = lastShift(view);
  return shift ? <p class="finding-shift">{`${t("common.stage.ladder")}: ${shift}`}</p> : null;
}

interface LineProps {
  name: string;
  first: string;
  tongues: Tongue[];
  say(tongue: Tongue): string | null;
}

const Line = ({ name, first, tongues, say }: LineProps) => (
  <p class={name} lang={language.value}>
    {first}
    <Others
      first={first}
      others={tongues.map((one) => ({ lang: one.lang, text: say(one) ?? "" }))}
    />
  </p>
);

/** The same in other languages, where it is not the same. */
function Others({ first, others }: { first: string; others: Words[] }) {
  const said = others.filter(({ text }) => text && text !== first);
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
