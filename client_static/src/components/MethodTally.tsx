import type { Tally } from "../wire.gen";
import { t } from "../words";
import { Distribution } from "./Distribution";
import { TallyBar } from "./TallyBar";

interface Props {
  tally: Tally;
  /** What fills the whole bar: the leading idea's weight. */
  most: number;
}

/** How an idea fared, whatever the way to vote. */
export function MethodTally({ tally, most }: Props) {
  if (tally.approvals !== undefined) return <Approvals n={tally.approvals} most={most} />;
  if (tally.scores) return <Scores tally={tally} scores={tally.scores} />;
  return <TallyBar tally={tally} most={most} />;
}

const Approvals = ({ n, most }: { n: number; most: number }) => (
  <div class="tally">
    <span class="tally-bar" aria-hidden="true">
      <span
        class="tally-part tally-dots"
        style={{ width: `${most > 0 ? (n / most) * 100 : 0}%` }}
      />
    </span>
    <strong class="tally-words">{t("methods.approvals", { n })}</strong>
  </div>
);

const Scores = ({ tally, scores }: { tally: Tally; scores: number[] }) => (
  <div class="tally">
    <Distribution scores={scores} />
    <p class="tally-words">
      <strong>{t("methods.mean", { mean: (tally.mean ?? 0).toFixed(1) })}</strong>{" "}
      <span class="tally-voters">{t("common.from_people", { n: tally.voters })}</span>
    </p>
  </div>
);
