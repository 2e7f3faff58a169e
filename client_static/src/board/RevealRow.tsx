import { Distribution } from "../components/Distribution";
import { OwnWords } from "../components/IdeaCard";
import { figure, inRound, shiftOf } from "../live/results";
import { weightOf } from "../live/selectors";
import type { ResultEntity, Tally } from "../wire.gen";
import { number, t } from "../words";
import type { Ranked } from "./ranking";

/** Two rounds share one scale, in percent, and leave room for the words (reveal.css). */
const SCALE_OF_TWO = 60;

interface Props {
  row: Ranked;
  most: number;
  earlier: ResultEntity | undefined;
  wait: number;
}

/** One idea in the order of the votes: its place, its words, how it fared. */
export function RevealRow({ row, most, earlier, wait }: Props) {
  const { idea, place, tied, tally } = row;
  const weight = weightOf(tally);
  const kind = [earlier && "row-two", tally.dots !== undefined && "row-dots"];
  // As wide as the largest number and its word, so that all bars are of one length.
  const style = {
    animationDelay: `${wait}ms`,
    "--digits": number(most).length,
    "--letters": t("board.dots_word", { n: most }).length,
  };
  return (
    <article class={`row ${kind.filter(Boolean).join(" ")}`} style={style}>
      <p class="row-place">
        {place}
        {tied && <span class="row-tied">{t("board.tied")}</span>}
      </p>
      <div class="row-words">
        <OwnWords text={idea.text} lang={idea.lang} />
        <Measure tally={tally} share={weight / most} wait={wait} />
        {earlier && <Earlier row={row} most={most} result={earlier} />}
      </div>
      <p class="row-count">
        <strong>{figure(weight, tally)}</strong>
        <span>{unit(weight, tally)}</span>
      </p>
    </article>
  );
}

/** What the number counts. For opinions: how many more agree than disagree, or the other way. */
function unit(weight: number, tally: Tally): string {
  if (tally.dots !== undefined) return t("board.dots_word", { n: weight });
  if (tally.approvals !== undefined) return t("methods.approvals_word", { n: weight });
  if (tally.mean !== undefined) return t("methods.of_five");
  return t(weight < 0 ? "board.more_disagree" : "board.more_agree");
}

interface MeasureProps {
  tally: Tally;
  share: number;
  wait: number;
}

function Measure({ tally, share, wait }: MeasureProps) {
  if (tally.scores) return <Distribution scores={tally.scores} />;
  if (tally.agree !== undefined) return <Opinions tally={tally} />;
  return <Bar share={share} wait={wait} />;
}

const Bar = ({ share, wait }: { share: number; wait: number }) => (
  <div class="bar" aria-hidden="true">
    <div class="bar-part" style={{ width: `${share * 100}%`, animationDelay: `${wait}ms` }} />
  </div>
);

/** The round before, and how far the idea moved since. */
function Earlier({ row, most, result }: { row: Ranked; most: number; result: ResultEntity }) {
  const shift = shiftOf(row.tally, row.earlier);
  const share = Math.max(0, weightOf(row.earlier)) / most;
  return (
    <p class="bar-earlier">
      {result.kind !== "scale" && (
        <span
          class="bar-earlier-part"
          aria-hidden="true"
          style={{ width: `${share * SCALE_OF_TWO}%` }}
        />
      )}
      <span>
        {row.again && row.earlier
          ? t("board.before", { count: figure(weightOf(row.earlier), row.earlier) })
          : inRound(result.round, row.earlier, result.kind)}
      </span>
      {shift && (
        <strong class="bar-shift">
          <span aria-hidden="true">{shift.sign}</span> {shift.words}
        </strong>
      )}
    </p>
  );
}

/** Three parts, told apart by their pattern and by the words below. */
function Opinions({ tally }: { tally: Tally }) {
  const { agree = 0, disagree = 0, pass = 0 } = tally;
  const parts = { agree, disagree, pass };
  return (
    <>
      <div class="bar bar-opinions" aria-hidden="true">
        {Object.entries(parts).map(([name, n]) => (
          <div key={name} class={`bar-part bar-${name}`} style={{ flexGrow: n }} />
        ))}
      </div>
      <p class="bar-words">
        <span class="key key-agree">{t("common.agree_count", { n: agree })}</span>
        <span class="key key-disagree">{t("common.disagree_count", { n: disagree })}</span>
        <span class="key key-pass">{t("common.pass_count", { n: pass })}</span>
      </p>
    </>
  );
}
