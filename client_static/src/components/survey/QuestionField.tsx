import { useId } from "preact/hooks";
import { AGREE, type Answer, answerWords, questionWords } from "../../live/surveys";
import type { Question } from "../../wire.gen";
import { t } from "../../words";
import { Beside } from "../Beside";
import { Choice } from "../Choice";
import { TextAnswer, type Writing } from "./TextAnswer";
import { Thermometer } from "./Thermometer";
import "./survey.css";

export interface QuestionProps {
  question: Question;
  /** None: not answered. */
  answer: Answer | undefined;
  /** Whether it was taken. */
  onAnswer(answer: Answer): Promise<boolean>;
  /** Where words are kept until they are sent. */
  writing?: Writing | undefined;
}

/** One question, and whatever it is answered with. */
export function QuestionField({ question, answer, onAnswer, writing }: QuestionProps) {
  const words = questionWords(question);
  const legend = <span lang={words.lang || undefined}>{words.text}</span>;
  const give = (value: Answer) => void onAnswer(value);
  const order = question.kind === "agree" ? AGREE.map(String) : (question.options ?? []).map(idOf);
  const said = order.map((key) => answerWords(question, key).text);
  return (
    <div class="question">
      {question.kind === "agree" && (
        <Choice
          legend={legend}
          options={[...order].reverse().map((value) => option(question, value))}
          value={answer === undefined ? null : String(answer)}
          onChange={(value) => give(Number(value))}
        />
      )}
      {question.kind === "one" && (
        <Choice
          legend={legend}
          options={order.map((value) => option(question, value))}
          value={answer === undefined ? null : String(answer)}
          onChange={give}
        />
      )}
      {question.kind === "several" && (
        <Several
          {...{ question, legend, order }}
          chosen={Array.isArray(answer) ? answer : []}
          give={give}
        />
      )}
      {question.kind === "thermometer" && (
        <Thermometer
          {...{ question, legend }}
          value={typeof answer === "number" ? answer : null}
          onChange={give}
        />
      )}
      {question.kind === "text" && (
        <TextAnswer
          words={words}
          value={typeof answer === "string" ? answer : ""}
          {...{ onAnswer, writing }}
        />
      )}
      <Beside text={[words.text, ...said].join(". ")} lang={words.lang} />
    </div>
  );
}

const idOf = ({ id = "" }: { id?: string }): string => id;

function option(question: Question, value: string) {
  const { text, lang } = answerWords(question, value);
  return { value, label: text, lang };
}

interface SeveralProps {
  question: Question;
  legend: preact.ComponentChildren;
  order: string[];
  chosen: string[];
  give(chosen: string[]): void;
}

function Several({ question, legend, order, chosen, give }: SeveralProps) {
  const id = useId();
  const toggled = (key: string) =>
    order.filter((one) => (one === key ? !chosen.includes(one) : chosen.includes(one)));
  return (
    <fieldset class="choice" aria-describedby={`${id}-how`}>
      <legend class="field-label">{legend}</legend>
      <p class="field-hint" id={`${id}-how`}>
        {t("survey.several_how")}
      </p>
      {order.map((key) => {
        const { text, lang } = answerWords(question, key);
        return (
          <label class="choice-row" key={key} lang={lang}>
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={() => give(toggled(key))}
            />
            <span class="choice-label">{text}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
