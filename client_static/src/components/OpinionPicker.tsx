import { t } from "../words";

export type Opinion = "agree" | "disagree" | "pass";

interface Props {
  of: string;
  value: Opinion | null;
  onChange(opinion: Opinion): void;
}

const OPINIONS: [Opinion, string][] = [
  ["agree", "✓"],
  ["disagree", "✕"],
  ["pass", "–"],
];

export function OpinionPicker({ of, value, onChange }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: older browsers cannot lay out a fieldset.
    <div class="opinions" role="group" aria-label={t("common.opinion_on", { idea: of })}>
      {OPINIONS.map(([opinion, sign]) => (
        <button
          type="button"
          class={`opinion opinion-${opinion}`}
          key={opinion}
          aria-pressed={opinion === value}
          onClick={() => onChange(opinion)}
        >
          <span class="opinion-sign" aria-hidden="true">
            {sign}
          </span>
          {t(`common.${opinion}`)}
        </button>
      ))}
    </div>
  );
}
