import { FindingRows } from "../components/survey/FindingRows";
import { openStage, peopleIn, sessionOf } from "../live/selectors";
import { answeredIn, callIn, questionWords } from "../live/surveys";
import type { SurveyTextEntity } from "../wire.gen";
import { number, t } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { People } from "./People";
import { Said } from "./Said";
import { othersOf, sayIn } from "./spoken";
import { readIn, sheetsOf } from "./surveySheets";
import { Turner } from "./Turner";
import { useTurning } from "./turning";
import "./survey.css";

/** Who has answered? What they answered, nobody sees. */
export function SurveyScene({ show }: { show: Show }) {
  const stage = openStage(show.view);
  if (!stage) return null;
  const answered = answeredIn(show.view, stage.id);
  const of = Math.max(peopleIn(show.live), answered);
  return (
    <>
      <Heading show={show} />
      <p class="vote-count">
        <strong class="huge-number">{number(answered)}</strong>
        <span class="count-words">
          <Said of="survey.of_answered" values={{ of: number(of), n: of }} apart />
        </span>
      </p>
      <People voted={answered} of={of} />
      <p class="calm">
        <Said of="survey.board_how" apart />
      </p>
    </>
  );
}

/** What did people answer? One question after the other. */
export function SurveyResultsScene({ show }: { show: Show }) {
  const { view, paused } = show;
  const stage = openStage(view);
  const sheets = stage ? sheetsOf(view, stage.id) : [];
  const pages = sheets.map(({ key }) => ({ wide: true, columns: [[key]] }));
  const { at, turnTo } = useTurning(pages, undefined, {
    textOf: (key) => readIn(sheets.find((sheet) => sheet.key === key)),
    paused,
    turned: () => {},
  });
  const sheet = sheets[at];
  if (!stage || !sheet) return <Heading show={show} />;
  const { question, finding, texts } = sheet;
  const words = questionWords(question);
  const tongues = othersOf(sessionOf(view)?.languages ?? []).map((lang) => ({
    lang,
    say: sayIn(lang),
  }));
  return (
    <>
      <header class="heading">
        <p class="heading-part">
          <span class="heading-step">{t("survey.results")}</span>
          <span class="heading-note">{t("survey.answers", { n: finding.answered })}</span>
        </p>
        <h1 class="prompt prompt-long" lang={words.lang || undefined}>
          {words.text}
        </h1>
        {tongues
          .map((tongue) => questionWords(question, callIn(tongue)))
          .filter(({ text }) => text && text !== words.text)
          .map(({ text, lang }) => (
            <p key={lang} class="prompt-other" lang={lang}>
              {text}
            </p>
          ))}
      </header>
      <div class="survey-page" key={sheet.key}>
        {question.kind === "text" ? (
          <Texts texts={texts} />
        ) : (
          <FindingRows {...{ view, stage, question, finding, tongues }} />
        )}
      </div>
      {sheets.length > 1 && (
        <Turner
          {...{ at, turnTo }}
          from={at + 1}
          to={at + 1}
          of={sheets.length}
          title={t("board.sheet", { n: at + 1, of: sheets.length })}
        />
      )}
    </>
  );
}

function Texts({ texts }: { texts: SurveyTextEntity[] }) {
  if (!texts.length) return <p class="calm">{t("survey.no_texts")}</p>;
  return (
    <ul class="survey-texts">
      {texts.map(({ id, text, lang }) => (
        <li key={id} class="survey-text" lang={lang}>
          {text}
        </li>
      ))}
    </ul>
  );
}
