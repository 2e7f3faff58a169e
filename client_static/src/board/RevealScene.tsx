import { cardsOf, earlierRound, votesOnThemes } from "../live/cards";
import { sharedFirst, turnout } from "../live/results";
import { peopleIn, weightOf } from "../live/selectors";
import type { ResultEntity, StageEntity, Tally } from "../wire.gen";
import { t } from "../words";
import type { Show } from "./Board";
import { charts } from "./charts/late";
import { Heading } from "./Heading";
import { Podium } from "./Podium";
import { RevealRow } from "./RevealRow";
import { type Ranked, ranking, votedStage } from "./ranking";
import { useLarger } from "./screen";
import { useSuspense } from "./suspense";
import { Wall, type WallItem } from "./Wall";

/** From the last place to the first, all within this. */
const CLIMB_MS = 2_600;

/** What matters most to us? */
export function RevealScene({ show }: { show: Show }) {
  const stage = votedStage(show.view);
  return stage ? <Results key={stage.round} {...{ show, stage }} /> : null;
}

function Results({ show, stage }: { show: Show; stage: StageEntity }) {
  const ranked = ranking(show.view, stage);
  const place = useSuspense(stage, ranked, show);
  if (place) {
    return (
      <>
        <Heading show={show} />
        <Podium rows={place} />
      </>
    );
  }
  const earlier = earlierRound(show.view, stage);
  const most = Math.max(1, ...ranked.flatMap(weights));
  const tie = sharedFirst(show.view);
  const all = ranked.map(({ tally }) => tally);
  const rows = ranked.map((row) => itemOf(row, most, all, earlier));
  return (
    <>
      <Heading show={show} note={notes(show, stage, ranked.length).join(" · ")} />
      {tie && <p class="reveal-tie">{tie}</p>}
      {stage.method === "opinion" || stage.kind === "conversation" ? <OpinionKey /> : null}
      <Wall
        single
        items={earlier && ranked.length > 1 ? [...rows, movesItem(ranked, earlier, stage)] : rows}
        label={t("board.results")}
        paused={show.paused}
        empty={<p class="calm">{t("board.no_votes")}</p>}
      />
    </>
  );
}

function notes({ view, live }: Show, stage: StageEntity, ranked: number): string[] {
  const without = cardsOf(view).length - ranked;
  const of = Math.max(peopleIn(live), live?.voted ?? 0);
  return [
    stage.round > 1 ? t("board.round", { n: stage.round }) : "",
    live ? turnout(live.voted, of, true) : "",
    without > 0 && ranked > 0 && stage.round === 1
      ? t(votesOnThemes(view) ? "board.themes_without_votes" : "board.without_votes", {
          n: without,
        })
      : "",
  ].filter(Boolean);
}

const weights = ({ tally, earlier }: Ranked) => [weightOf(tally), weightOf(earlier)];

/** What the patterns mean, once for all rows; and the pattern itself. */
const OpinionKey = () => (
  <p class="reveal-key">
    <span class="key key-disagree">{t("common.disagree")}</span>
    <span class="key key-agree">{t("common.agree")}</span>
    <span class="key key-pass">{t("common.pass")}</span>
    <svg class="unseen" aria-hidden="true">
      <pattern id="stripes" width="16" height="16" patternUnits="userSpaceOnUse">
        <rect class="stripes-ground" width="16" height="16" />
        <path class="stripes-line" d="M-4 20L20 -4M-4 4L4 -4M12 20L20 12" />
      </pattern>
    </svg>
  </p>
);

/** On a page after the rows: what counts when a room votes again. */
const movesItem = (ranked: Ranked[], result: ResultEntity, stage: StageEntity): WallItem => ({
  id: "moves",
  version: `${ranked.length} ${charts.value ? "drawn" : ""}`,
  text: ranked.map(({ idea }) => idea.text).join(" "),
  aside: t("board.moves"),
  card: () => <Moves {...{ ranked, result, round: stage.round }} />,
});

function Moves(props: { ranked: Ranked[]; result: ResultEntity; round: number }) {
  const larger = useLarger();
  const drawn = charts.value;
  return drawn && <drawn.MovesChart {...props} larger={larger} />;
}

function itemOf(
  row: Ranked,
  most: number,
  all: readonly Tally[],
  earlier: ResultEntity | undefined,
): WallItem {
  return {
    id: row.idea.id,
    version: `${row.idea.text}${earlier?.round}${charts.value ? "drawn" : ""}`,
    text: row.idea.text,
    card: ({ index, of }) => (
      <RevealRow {...{ row, most, all, earlier }} wait={((of - 1 - index) * CLIMB_MS) / of} />
    ),
  };
}
