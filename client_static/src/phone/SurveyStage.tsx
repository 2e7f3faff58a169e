import { useEffect } from "preact/hooks";
import { Button } from "../components/Button";
import { Status } from "../components/Status";
import { QuestionField } from "../components/survey/QuestionField";
import { promptsOf } from "../live/selectors";
import { type Answer, type Answers, withAnswer } from "../live/surveys";
import type { SurveyEntity } from "../wire.gen";
import { language, t } from "../words";
import { surveyDraft } from "./drafts";
import { CardList } from "./Easy";
import { stageName } from "./Event";
import { refocus } from "./focus";
import { type StageProps, useHere } from "./here";
import { act } from "./notice";
import { StageHeading } from "./StageHeading";
import { StageTop } from "./StageTop";

/** How was it for you? Every answer is kept at once, and can be changed until it is over. */
export function SurveyStage({ stage }: StageProps) {
  const { view } = useHere();
  const survey = view.surveys[stage.id];
  const asks = promptsOf(view, stage.id).length > 0;
  // Its end takes the answers away, the focus perhaps with them.
  useEffect(() => refocus(), [survey?.over]);
  return (
    <>
      {asks ? (
        <StageTop stage={stage} />
      ) : (
        <StageHeading words={{ text: stageName(stage), lang: language.value }} sign={stage.kind} />
      )}
      {survey?.over ? <Over /> : survey && <Asking survey={survey} />}
    </>
  );
}

const Over = () => (
  <>
    <p class="lead">{t("survey.over")}</p>
    <p class="invite">{t("survey.look_up")}</p>
  </>
);

function Asking({ survey }: { survey: SurveyEntity }) {
  const { session, me } = useHere();
  const { id: stage, questions } = survey;
  const answers: Answers = me.answers[stage]?.answers ?? {};
  const given = questions.filter(({ id = "" }) => id in answers).length;
  const unsent = session.unsent.value.has(stage);

  async function send(all: Answers): Promise<boolean> {
    return (
      await act(session, { type: "answer_survey", stage, answers: all, lang: language.peek() })
    ).ok;
  }

  /** What was answered a moment ago counts, whether it is drawn yet or not. */
  const take = (question: string, answer: Answer) =>
    send(withAnswer(session.me.peek()?.answers[stage]?.answers ?? {}, question, answer));

  const kept = (question: string) => {
    const name = surveyDraft(stage, question);
    return {
      read: () => session.drafts.get(name).peek(),
      write: (text: string) => session.drafts.write(name, text),
    };
  };

  return (
    <>
      <p class="hint">{t("survey.intro")}</p>
      <p class="hint">{t("survey.rules")}</p>
      <CardList of={questions.map((question) => ({ ...question, id: question.id ?? "" }))}>
        {(question) => (
          <QuestionField
            question={question}
            answer={answers[question.id]}
            onAnswer={(answer) => take(question.id, answer)}
            writing={question.kind === "text" ? kept(question.id) : undefined}
          />
        )}
      </CardList>
      {given > 0 && (
        <p>
          <Button kind="quiet" onClick={() => void send({})}>
            {t("survey.take_back")}
          </Button>
        </p>
      )}
      <div class="dock budget" role="status">
        <span>{t("survey.progress", { n: given, of: questions.length })}</span>
        {given > 0 && <Status sent={!unsent} />}
      </div>
    </>
  );
}
