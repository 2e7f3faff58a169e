import { orderedIdeas, tallyOf, weightOf } from "../live/selectors";
import type { IdeaEntity, Live, ResultEntity, StageEntity, Tally, View } from "../wire.gen";

/** One idea's place in the vote. `earlier` is the round before, where there was one. */
export interface Ranked {
  idea: IdeaEntity;
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

/** The ideas that got votes, now or in the round before, best first; equal weight, equal place. */
export function ranking(view: View, stage: StageEntity): Ranked[] {
  const earlier = earlierRound(view, stage);
  const none = NO_VOTES[stage.method ?? ""] ?? { voters: 0 };
  const voted = orderedIdeas(view)
    .map((idea) => ({ idea, tally: tallyOf(view, idea.id) ?? none }))
    .filter(({ idea, tally }) => tally.voters > 0 || earlier?.tallies[idea.id])
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
      again: earlier !== undefined && earlier.stage !== stage.id,
    };
  });
}

/** The round before; for a vote that asks another again, that one's last. */
export function earlierRound(view: View, stage: StageEntity): ResultEntity | undefined {
  if (stage.round > 1) return view.results[`${stage.id}:${stage.round - 1}`];
  const asked = stage.repeats ? view.stages[stage.repeats] : undefined;
  return asked && view.results[`${asked.id}:${asked.round}`];
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
