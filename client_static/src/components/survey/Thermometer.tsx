import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { endWords, THERMOMETER } from "../../live/surveys";
import type { Question } from "../../wire.gen";
import { t } from "../../words";

interface Props {
  question: Question;
  legend: ComponentChildren;
  value: number | null;
  onChange(value: number): void;
}

const HIGHEST = THERMOMETER.length - 1;

/** From 0 to 10, with words at both ends. Radio buttons, so that arrow keys work as expected. */
export function Thermometer({ question, legend, value, onChange }: Props) {
  const name = useId();
  const [low, high] = [endWords(question, "low"), endWords(question, "high")];
  const called = (n: number) => {
    const end = n === 0 ? low : n === HIGHEST ? high : null;
    return end ? t("survey.degree", { n, words: end.text }) : String(n);
  };
  return (
    <fieldset class="choice thermometer">
      <legend class="field-label">{legend}</legend>
      <div class="degrees">
        {THERMOMETER.map((n) => (
          <label key={n} class="degree">
            <input
              type="radio"
              name={name}
              value={n}
              checked={n === value}
              aria-label={called(n)}
              onChange={() => onChange(n)}
            />
            <span aria-hidden="true">{n}</span>
          </label>
        ))}
      </div>
      <p class="degree-ends" aria-hidden="true">
        <span lang={low.lang}>{called(0)}</span>
        <span lang={high.lang}>{called(HIGHEST)}</span>
      </p>
    </fieldset>
  );
}
