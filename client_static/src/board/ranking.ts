import { type Card, cardsOf, earlierRound } from "../live/cards";
import { tallyOf, weightOf } from "../live/selectors";
import type { Live, StageEntity, Tally, View } from "../wire.gen";

/** One card's place in the vote. `earlier` is the round before, where there was one. */
export interface Ranked {
  idea: Card;
  place: number;
  tied: boolean;
  tally: Tally;
  earlier: Tally | undefined;
  /** Whether that was another vote, which this one asks again. */
  again: boolean;
}

/** What an idea has that got no votes in this round. */
const NO_VOTES: Record<string, Tally> = {
  dots: { voters: 0, dots: 0 },
  approval: { voters: 0, approvals: 0 },
  opinion: { voters: 0, agree: 0, disagree: 0, pass: 0 },
  scale: { voters: 0, scores: [0, 0, 0, 0, 0], mean: 0 },
};

/** The ideas or themes that got votes, now or in the round before, best first; equal weight, equal place. */
export function ranking(view: View, stage: StageEntity): Ranked[] {
  const earlier = earlierRound(view, stage);
  const none = NO_VOTES[stage.method ?? ""] ?? { voters: 0 };
  const voted = cardsOf(view)
    .map((idea) => ({ idea, tally: tallyOf(view, idea.id) ?? none }))
    .filter(({ idea, tally }) => tally.voters > 0 || earlier?.tallies[idea.id])
    .sort((a, b) => weightOf(b.tally) - weightOf(a.tally));
  const weights = voted.map(({ tally }) => weightOf(tally));
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  weights.forEach((weight, index) => {
    if (!first.has(weight)) first.set(weight, index);
    last.set(weight, index);
  });
  return voted.map(({ idea, tally }) => {
    const weight = weightOf(tally);
    return {
      idea,
      tally,
      place: (first.get(weight) ?? 0) + 1,
      tied: first.get(weight) !== last.get(weight),
      earlier: earlier?.tallies[idea.id],
      again: earlier !== undefined && earlier.stage !== stage.id,
    };
  });
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
