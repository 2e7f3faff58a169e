import { type Card, cardsOf } from "../live/cards";
import { tallyOf, weightOf } from "../live/selectors";
import type { Live, ResultEntity, StageEntity, Tally, View } from "../wire.gen";

/** One card's place in the vote. `earlier` is the round before, where there was one. */
export interface Ranked {
  idea: Card;
  place: number;
  tied: boolean;
  tally: Tally;
  earlier: Tally | undefined;
}

const NO_VOTES: Tally = { voters: 0 };

/** The ideas or themes that got votes, best first; equal weight is an equal place. */
export function ranking(view: View, stage: StageEntity): Ranked[] {
  const earlier = earlierRound(view, stage);
  const voted = cardsOf(view)
    .map((idea) => ({ idea, tally: tallyOf(view, idea.id) ?? NO_VOTES }))
    .filter(({ tally }) => tally.voters > 0)
    .sort((a, b) => weightOf(b.tally) - weightOf(a.tally));
  const weights = voted.map(({ tally }) => weightOf(tally));
  return voted.map(({ idea, tally }) => {
    const weight = weightOf(tally);
    return {
      idea,
      tally,
      place: weights.indexOf(weight) + 1,
      tied: weights.indexOf(weight) !== weights.lastIndexOf(weight),
      earlier: earlier?.tallies[idea.id],
    };
  });
}

/** The round before, if it was on the same cards: dots on ideas and on themes do not compare. */
export function earlierRound(view: View, stage: StageEntity): ResultEntity | undefined {
  const result = view.results[`${stage.id}:${stage.round - 1}`];
  return result?.by === view.session.session?.ballot?.by ? result : undefined;
}

/** The stage whose votes the tallies are about. */
export function votedStage(view: View): StageEntity | undefined {
  const ballot = view.session.session?.ballot;
  return ballot ? view.stages[ballot.stage] : undefined;
}

/** How many people voted in the latest round that the room has seen or takes part in. */
export function votersOf(view: View, live: Live | null): number {
  const earlier = Object.values(view.results).map(({ voters }) => voters);
  return Math.max(0, live?.voted ?? 0, ...earlier);
}
