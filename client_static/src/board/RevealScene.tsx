import { OwnWords } from "../components/IdeaCard";
import { weightOf } from "../live/selectors";
import type { ResultEntity, Tally } from "../wire.gen";
import { number, t } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { earlierRound, type Ranked, ranking, votedStage } from "./ranking";
import { Wall, type WallItem } from "./Wall";

/** From the last place to the first, all within this. */
const CLIMB_MS = 2_600;
/** Two rounds share one scale, in percent, and leave room for the words (reveal.css). */
const SCALE_OF_TWO = 72;

/** What matters most to us? */
export function RevealScene({ show }: { show: Show }) {
  const stage = votedStage(show.view);
  if (!stage) return null;
  const ranked = ranking(show.view, stage);
  const earlier = earlierRound(show.view, stage);
  const most = Math.max(1, ...ranked.flatMap(weights));
  const without = Object.keys(show.view.ideas).length - ranked.length;
  const notes = [
    stage.round > 1 && t("board.round", { n: stage.round }),
    show.live && t("board.voters", { n: show.live.voted }),
    without > 0 &&
      ranked.length > 0 &&
      stage.round === 1 &&
      t("board.without_votes", { n: without }),
  ];
  return (
    <>
      <Heading show={show} note={notes.filter(Boolean).join(" · ")} />
      <Wall
        single
        items={ranked.map((row) => itemOf(row, most, earlier))}
        label={t("board.results")}
        paused={show.paused}
        empty={<p class="calm">{t("board.no_votes")}</p>}
      />
    </>
  );
}

const weights = ({ tally, earlier }: Ranked) => [weightOf(tally), weightOf(earlier)];

function itemOf(row: Ranked, most: number, earlier: ResultEntity | undefined): WallItem {
  return {
    id: row.idea.id,
    version: `${row.idea.text}${earlier?.round}`,
    text: row.idea.text,
    card: ({ index, of }) => (
      <Row row={row} most={most} earlier={earlier} wait={((of - 1 - index) * CLIMB_MS) / of} />
    ),
  };
}

interface RowProps {
  row: Ranked;
  most: number;
  earlier: ResultEntity | undefined;
  wait: number;
}

function Row({ row, most, earlier, wait }: RowProps) {
  const { idea, place, tied, tally } = row;
  const opinions = tally.agree !== undefined;
  const weight = weightOf(tally);
  const kind = [earlier && "row-two", !opinions && "row-dots"].filter(Boolean).join(" ");
  // As wide as the largest number and its word, so that all bars are of one length.
  const style = {
    animationDelay: `${wait}ms`,
    "--digits": number(most).length,
    "--letters": t("board.dots_word", { n: most }).length,
  };
  return (
    <article class={`row ${kind}`} style={style}>
      <p class="row-place">
        {place}
        {tied && <span class="row-tied">{t("board.tied")}</span>}
      </p>
      <div class="row-words">
        <OwnWords text={idea.text} lang={idea.lang} />
        {opinions ? <Opinions tally={tally} /> : <Bar share={weight / most} wait={wait} />}
        {earlier && <Earlier row={row} most={most} earlier={earlier} />}
      </div>
      <p class="row-count">
        <strong>{number(Math.abs(weight))}</strong>
        <span>{opinions ? leaning(weight) : t("board.dots_word", { n: weight })}</span>
      </p>
    </article>
  );
}

/** What the order goes by: how many more agree than disagree, or the other way round. */
const leaning = (weight: number) => t(weight < 0 ? "board.more_disagree" : "board.more_agree");

const Bar = ({ share, wait }: { share: number; wait: number }) => (
  <div class="bar" aria-hidden="true">
    <div class="bar-part" style={{ width: `${share * 100}%`, animationDelay: `${wait}ms` }} />
  </div>
);

interface EarlierProps {
  row: Ranked;
  most: number;
  earlier: ResultEntity;
}

function Earlier({ row, most, earlier }: EarlierProps) {
  const weight = weightOf(row.earlier);
  const count = number(weight);
  return (
    <p class="bar-earlier">
      <span
        class="bar-earlier-part"
        aria-hidden="true"
        style={{ width: `${(weight / most) * SCALE_OF_TWO}%` }}
      />
      <span>
        {row.again
          ? t("board.before", { count, shift: signed(weightOf(row.tally) - weight) })
          : t("board.in_round", { round: earlier.round, count })}
      </span>
    </p>
  );
}

/** With its sign, as a change is written: +3, −2, 0. */
const signed = (n: number) =>
  n > 0 ? `+${number(n)}` : `${n < 0 ? "−" : ""}${number(Math.abs(n))}`;

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
