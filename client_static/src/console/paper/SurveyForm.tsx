import { Button } from "../../components/Button";
import { QuestionField } from "../../components/survey/QuestionField";
import { type Answer, type Answers, withAnswer } from "../../live/surveys";
import type { Me, StageEntity } from "../../wire.gen";
import { language, t } from "../../words";
import { useDesk } from "../desk";
import type { Seats } from "./seats";

interface Props {
  stage: StageEntity;
  seats: Seats;
  mine: Me;
}

/** What somebody without a phone answers. */
export function SurveyForm({ stage, seats, mine }: Props) {
  const survey = useDesk().view.surveys[stage.id];
  const answers: Answers = mine.answers[stage.id]?.answers ?? {};
  if (!survey) return null;
  if (survey.over) return <p>{t("survey.over")}</p>;

  const send = (all: Answers) =>
    seats.act({ type: "answer_survey", stage: stage.id, answers: all, lang: language.peek() });

  const take = (question: string, answer: Answer) => send(withAnswer(answers, question, answer));

  return (
    <section class="row-group">
      <h3>{t("survey.paper")}</h3>
      {survey.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          answer={answers[question.id ?? ""]}
          onAnswer={(answer) => take(question.id ?? "", answer)}
        />
      ))}
      {Object.keys(answers).length > 0 && (
        <Button onClick={() => void send({})}>{t("survey.take_back")}</Button>
      )}
    </section>
  );
}
