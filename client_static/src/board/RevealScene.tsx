import { cardsOf, votesOnThemes } from "../live/cards";
import { sharedFirst, turnout } from "../live/results";
import { peopleIn, weightOf } from "../live/selectors";
import type { ResultEntity, StageEntity } from "../wire.gen";
import { t } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { RevealRow } from "./RevealRow";
import { earlierRound, type Ranked, ranking, votedStage } from "./ranking";
import { Wall, type WallItem } from "./Wall";

/** From the last place to the first, all within this. */
const CLIMB_MS = 2_600;

/** What matters most to us? */
export function RevealScene({ show }: { show: Show }) {
  const stage = votedStage(show.view);
  if (!stage) return null;
  const ranked = ranking(show.view, stage);
  const earlier = earlierRound(show.view, stage);
  const most = Math.max(1, ...ranked.flatMap(weights));
  const tie = sharedFirst(show.view);
  return (
    <>
      <Heading show={show} note={notes(show, stage, ranked.length).join(" · ")} />
      {tie && <p class="reveal-tie">{tie}</p>}
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

function itemOf(row: Ranked, most: number, earlier: ResultEntity | undefined): WallItem {
  return {
    id: row.idea.id,
    version: `${row.idea.text}${earlier?.round}`,
    text: row.idea.text,
    card: ({ index, of }) => (
      <RevealRow
        row={row}
        most={most}
        earlier={earlier}
        wait={((of - 1 - index) * CLIMB_MS) / of}
      />
    ),
  };
}
