import type { Tally } from "../wire.gen";
import { t } from "../words";

interface Props {
  tally: Tally | undefined;
  /** What fills the whole bar: the leading idea's dots. */
  most: number;
}

const NOBODY: Tally = { voters: 0 };

/** How an idea fared, in words and as a bar. */
export function TallyBar({ tally = NOBODY, most }: Props) {
  return tally.agree === undefined ? (
    <Dots dots={tally.dots ?? 0} voters={tally.voters} most={most} />
  ) : (
    <Opinions tally={tally} />
  );
}

function Dots({ dots, voters, most }: { dots: number; voters: number; most: number }) {
  return (
    <div class="tally">
      <span class="tally-bar" aria-hidden="true">
        <Part name="dots" share={most ? dots / most : 0} />
      </span>
      <span class="tally-words">
        <strong>{t("common.dots", { n: dots })}</strong>{" "}
        {voters > 0 && <span class="tally-voters">{t("common.from_people", { n: voters })}</span>}
      </span>
    </div>
  );
}

function Opinions({ tally }: { tally: Tally }) {
  const { agree = 0, disagree = 0, pass = 0 } = tally;
  const all = agree + disagree + pass || 1;
  return (
    <div class="tally">
      <span class="tally-bar" aria-hidden="true">
        <Part name="agree" share={agree / all} />
        <Part name="disagree" share={disagree / all} />
        <Part name="pass" share={pass / all} />
      </span>
      <span class="tally-words">
        <span>{t("common.agree_count", { n: agree })}</span>
        <span>{t("common.disagree_count", { n: disagree })}</span>
        <span>{t("common.pass_count", { n: pass })}</span>
      </span>
    </div>
  );
}

const Part = ({ name, share }: { name: string; share: number }) => (
  <span class={`tally-part tally-${name}`} style={{ width: `${(share * 100).toFixed(1)}%` }} />
);
