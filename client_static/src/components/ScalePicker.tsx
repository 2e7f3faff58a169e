import { useId } from "preact/hooks";
import { t } from "../words";
import "./methods.css";

interface Props {
  of: string;
  value: number | null;
  /** null takes the score back. */
  onChange(score: number | null): void;
}

export const SCORES = [1, 2, 3, 4, 5];

/** Scores an idea from 1 to 5. Radio buttons, so that arrow keys work as people expect. */
export function ScalePicker({ of, value, onChange }: Props) {
  const name = useId();
  return (
    <>
      <div class="scale" role="radiogroup" aria-label={t("methods.score_on", { idea: of })}>
        <div class="scale-row">
          {SCORES.map((score) => (
            <label key={score} class="scale-score">
              <input
                type="radio"
                name={name}
                value={score}
                checked={score === value}
                aria-label={labelOf(score)}
                onChange={() => onChange(score)}
              />
              <span aria-hidden="true">{score}</span>
            </label>
          ))}
        </div>
        <p class="scale-ends" aria-hidden="true">
          <span>{t("methods.score_low")}</span>
          <span class="scale-end">{t("methods.score_high")}</span>
        </p>
      </div>
      {value !== null && (
        <button
          type="button"
          class="button button-quiet scale-back"
          aria-label={`${t("methods.score_back")}: ${of}`}
          onClick={() => onChange(null)}
        >
          {t("methods.score_back")}
        </button>
      )}
    </>
  );
}

function labelOf(score: number): string {
  if (score === 1) return `1, ${t("methods.score_low")}`;
  return score === 5 ? `5, ${t("methods.score_high")}` : String(score);
}
