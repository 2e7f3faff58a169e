import { OwnWords } from "../components/IdeaCard";
import { figure, inRound, shiftOf } from "../live/results";
import { weightOf } from "../live/selectors";
import type { ResultEntity, Tally } from "../wire.gen";
import { number, t } from "../words";
import { charts } from "./charts/late";
import type { Ranked } from "./ranking";
import { useLarger } from "./screen";

/** Two rounds share one scale, in percent, and leave room for the words (reveal.css). */
const SCALE_OF_TWO = 60;

interface Props {
  row: Ranked;
  most: number;
  all: readonly Tally[];
  earlier: ResultEntity | undefined;
  wait: number;
}

/** One idea in the order of the votes: its place, its words, how it fared. */
export function RevealRow({ row, most, all, earlier, wait }: Props) {
  const { idea, place, tied, tally } = row;
  const weight = weightOf(tally);
  const kind = [
    earlier && "row-two",
    tally.scores && "row-scores",
    tally.dots !== undefined && "row-dots",
  ];
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
        <Measure {...{ row, all, wait }} share={weight / most} />
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
export function unit(weight: number, tally: Tally): string {
  if (tally.dots !== undefined) return t("board.dots_word", { n: weight });
  if (tally.approvals !== undefined) return t("methods.approvals_word", { n: weight });
  if (tally.mean !== undefined) return t("methods.of_five");
  return t(weight < 0 ? "board.more_disagree" : "board.more_agree");
}

interface MeasureProps {
  row: Ranked;
  share: number;
  /** Of all rows. */
  all: readonly Tally[];
  wait: number;
}

/** Until the charts are there, the numbers stand alone. */
function Measure({ row, share, all, wait }: MeasureProps) {
  const larger = useLarger();
  const { tally, earlier } = row;
  const drawn = charts.value;
  if (tally.scores) {
    return (
      drawn && <drawn.ScoreChart {...{ tally, earlier, larger, wait }} scores={tally.scores} />
    );
  }
  if (tally.agree !== undefined) {
    return drawn && <drawn.OpinionChart {...{ tally, all, larger, wait }} />;
  }
  return <Bar share={share} wait={wait} />;
}

const Bar = ({ share, wait }: { share: number; wait: number }) => (
  <div class="bar" aria-hidden="true">
    <div class="bar-part" style={{ width: `${share * 100}%`, animationDelay: `${wait}ms` }} />
  </div>
);

const isBar = ({ kind }: ResultEntity) => kind === "dots" || kind === "approval";

/** The round before, and how far the idea moved since. */
function Earlier({ row, most, result }: { row: Ranked; most: number; result: ResultEntity }) {
  const shift = shiftOf(row.tally, row.earlier);
  const share = Math.max(0, weightOf(row.earlier)) / most;
  return (
    <p class="bar-earlier">
      {isBar(result) ? (
        <span
          class="bar-earlier-part"
          aria-hidden="true"
          style={{ width: `${share * SCALE_OF_TWO}%` }}
        />
      ) : (
        result.kind === "scale" && <span class="key key-before" aria-hidden="true" />
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
