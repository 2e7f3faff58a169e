import { t } from "../words";

interface Props {
  /** The idea's words, for those who do not see which card the buttons stand in. */
  of: string;
  dots: number;
  /** The most on one idea, and what is left of the budget. */
  limit: number;
  left: number;
  onChange(dots: number): void;
}

const MANY = 8;

/** Takes and gives dots, one at a time. The buttons stay where they are; they only go quiet. */
export function DotPicker({ of, dots, limit, left, onChange }: Props) {
  const full = dots >= limit || left <= 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: older browsers cannot lay out a fieldset.
    <div class="dots" role="group" aria-label={t("common.dots_on", { idea: of })}>
      <Step sign="−" label={t("common.take_dot")} off={dots === 0} act={() => onChange(dots - 1)} />
      <span class="dots-count">
        <span class="dots-row" aria-hidden="true">
          {limit <= MANY ? <Marks dots={dots} limit={limit} /> : dots}
        </span>
        <span class="unseen">{t("common.dots", { n: dots })}</span>
      </span>
      <Step sign="+" label={t("common.add_dot")} off={full} act={() => onChange(dots + 1)} />
    </div>
  );
}

function Marks({ dots, limit }: { dots: number; limit: number }) {
  return (
    <>
      {Array.from({ length: limit }, (_, i) => (
        <span key={i} class={i < dots ? "dot dot-set" : "dot"} />
      ))}
    </>
  );
}

interface StepProps {
  sign: string;
  label: string;
  off: boolean;
  act(): void;
}

// aria-disabled instead of disabled: a button that turns itself off would lose the focus.
function Step({ sign, label, off, act }: StepProps) {
  return (
    <button
      type="button"
      class="dots-step"
      aria-disabled={off}
      onClick={() => {
        if (!off) act();
      }}
    >
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">{label}</span>
    </button>
  );
}
