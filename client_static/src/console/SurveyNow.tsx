import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { FindingRows } from "../components/survey/FindingRows";
import { peopleIn } from "../live/selectors";
import { answeredIn, answeredWords, questionWords, resultsOf, textsOf } from "../live/surveys";
import type { Question, StageEntity, SurveyTextEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

/** How many have answered; once it is over, what they answered. */
export function SurveyNow({ stage }: { stage: StageEntity }) {
  const { view, live } = useDesk();
  if (view.evaluations[stage.id]?.over) return <SurveyResults stage={stage} />;
  const answered = answeredIn(view, stage.id);
  return (
    <>
      <p class="now-voted">{answeredWords(answered, Math.max(peopleIn(live), answered))}</p>
      <p class="hint">{t("survey.once")}</p>
      <p class="hint">{t("survey.not_enough")}</p>
    </>
  );
}

/** The results of an evaluation; people's own words, to show or to hide. */
export function SurveyResults({ stage }: { stage: StageEntity }) {
  const { view } = useDesk();
  const found = view.evaluations[stage.id];
  if (!found?.over) return null;
  return (
    <section class="row-group" aria-label={t("survey.results")}>
      <h3>{t("survey.results")}</h3>
      <p class="field-hint">{t("survey.rounded")}</p>
      {resultsOf(view, found).map(([question, finding]) => {
        const words = questionWords(question);
        return (
          <div key={question.id} class="survey-result">
            <h4 lang={words.lang || undefined}>{words.text}</h4>
            <p class="field-hint">{t("survey.answers", { n: finding.answered })}</p>
            {question.kind === "text" ? (
              <Texts {...{ stage, question }} />
            ) : (
              <FindingRows {...{ view, stage, question, finding }} />
            )}
          </div>
        );
      })}
    </section>
  );
}

function Texts({ stage, question }: { stage: StageEntity; question: Question }) {
  const { view } = useDesk();
  const texts = textsOf(view, stage.id, question.id ?? "");
  if (!texts.length) return <p>{t("survey.no_texts")}</p>;
  return (
    <ul class="plain-list rows">
      {texts.map((text) => (
        <Text key={text.id} text={text} />
      ))}
    </ul>
  );
}

function Text({ text: { id, text, lang, shown, flags } }: { text: SurveyTextEntity }) {
  const { give, problem } = useOrders();
  return (
    <li>
      <p class="own-words" lang={lang}>
        {text}
      </p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div class="row-acts">
        <span>
          {t(shown ? "survey.shown" : "survey.not_shown")}
          {flags.map((flag) => ` · ${t(`console.flag_${flag}`)}`)}
        </span>
        <Button
          onClick={() => give({ type: "show_survey_text", survey_text: id, show: !shown })}
          aria-label={`${t(shown ? "survey.hide" : "survey.show")}: ${text.slice(0, 60)}`}
        >
          {t(shown ? "survey.hide" : "survey.show")}
        </Button>
      </div>
    </li>
  );
}
