import { useEffect, useRef, useState } from "preact/hooks";
import { DotPicker } from "../components/DotPicker";
import { IdeaCard } from "../components/IdeaCard";
import { memo } from "../components/memo";
import { TallyBar } from "../components/TallyBar";
import { type Card, earlierRound, rankedCards, votesOnThemes } from "../live/cards";
import { tallyOf, weightOf } from "../live/selectors";
import type { Session } from "../live/session";
import type { IdeaEntity, Me, StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { votable } from "./ballot";
import { CardList } from "./Easy";
import { type StageProps, useHere } from "./here";
import { IdeaSearch } from "./IdeaSearch";
import { act } from "./notice";
import { StageTop } from "./StageTop";
import { VotesStatus } from "./VotesStatus";

/** Dots while the vote is open, the results once they are revealed. */
export function VoteStage({ stage }: StageProps) {
  return (
    <>
      <StageTop stage={stage} />
      {stage.revealed ? <Results stage={stage} /> : <Voting stage={stage} />}
    </>
  );
}

function Voting({ stage }: StageProps) {
  const { session, view, me } = useHere();
  const [found, setFound] = useState<IdeaEntity[] | null>(null);
  const themes = votesOnThemes(view);
  const all = votable(view, me, found ?? []);
  const hits = new Set(found?.map((idea) => idea.id));
  const ideas = found ? all.filter((idea) => hits.has(idea.id)) : all;
  const left = dotsLeft(me.me.me?.dots_left, stage);
  const away = dotsAway(me, all);
  return (
    <>
      {stage.round > 1 && <p class="hint">{t("phone.round", { n: stage.round })}</p>}
      <p class="hint">
        {t(themes ? "phone.how_to_vote_themes" : "phone.how_to_vote", {
          dots: stage.dots,
          limit: stage.per_idea,
        })}
      </p>
      {!themes && <IdeaSearch onFound={setFound} />}
      {away > 0 && <p class="hint">{t("phone.dots_away", { n: away })}</p>}
      {!ideas.length && (
        <p class="invite">
          {t(themes ? "phone.no_themes" : found ? "phone.none_found" : "phone.no_ideas")}
        </p>
      )}
      <CardList of={ideas}>
        {(idea) => (
          <Ballot
            session={session}
            idea={idea}
            dots={me.votes[idea.id]?.dots ?? 0}
            limit={stage.per_idea}
            spent={left === 0}
            yours={idea.id in me.ideas}
          />
        )}
      </CardList>
      <Budget stage={stage} />
    </>
  );
}

interface BallotProps {
  session: Session;
  idea: Card;
  dots: number;
  limit: number;
  /** All dots are given. */
  spent: boolean;
  yours: boolean;
}

const Ballot = memo(({ session, idea, dots, limit, spent, yours }: BallotProps) => {
  const cast = (chosen: number) =>
    act(session, { type: "cast_vote", idea: idea.id, dots: chosen, opinion: null });
  return (
    <IdeaCard idea={idea} note={yours ? t("phone.yours") : null}>
      <DotPicker of={idea.text} dots={dots} limit={limit} left={spent ? 0 : 1} onChange={cast} />
    </IdeaCard>
  );
});

/** Dots on ideas that this phone does not hold: they were found by searching, before a reload. */
function dotsAway(me: Me, held: Card[]): number {
  const here = new Set(held.map((idea) => idea.id));
  const away = Object.values(me.votes).filter((vote) => !here.has(vote.id));
  return away.reduce((sum, vote) => sum + (vote.dots ?? 0), 0);
}

const dotsLeft = (left: number | null | undefined, stage: StageEntity): number =>
  left ?? stage.dots;

/** Always in sight: how many dots are left. */
function Budget({ stage }: StageProps) {
  const { me } = useHere();
  const left = dotsLeft(me.me.me?.dots_left, stage);
  const back = useReturned(stage, left);
  return (
    <div class="dock budget">
      <span class="budget-dots" aria-hidden="true">
        {stage.dots <= 12 &&
          Array.from({ length: stage.dots }, (_, i) => (
            <span key={`dot-${i + 1}`} class={i < left ? "dot dot-set" : "dot"} />
          ))}
      </span>
      <div role="status">
        {left ? t("phone.dots_left", { n: left }) : t("phone.no_dots_left")}
        {back && <span class="budget-back">{t("phone.dots_back")}</span>}
      </div>
      <VotesStatus />
    </div>
  );
}

/** Whether dots came back by themselves: their idea was merged, or taken off the screens. */
function useReturned(stage: StageEntity, left: number): boolean {
  const { session, view, me } = useHere();
  const { round } = stage;
  const [back, setBack] = useState(false);
  const seen = useRef({ round, left, ids: Object.keys(me.votes) });

  useEffect(() => {
    const { ids, ...then } = seen.current;
    const lost = ids.filter((id) => !me.votes[id]);
    const own = session.unsent.value.size > 0;
    // The vote may be gone a moment before the idea is.
    if (!own && then.round === round && lost.some((id) => view.ideas[id])) return;
    if (own || then.round !== round) setBack(false);
    else if (lost.length && left > then.left) setBack(true);
    seen.current = { round, left, ids: Object.keys(me.votes) };
  });
  return back;
}

function Results({ stage }: StageProps) {
  const { view, me } = useHere();
  const ranked = rankedCards(view);
  const earlier = earlierRound(view, stage)?.tallies;
  const most = weightOf(ranked[0] && tallyOf(view, ranked[0].id));
  return (
    <section>
      <h2>{t("phone.results")}</h2>
      <ol class="cards">
        {ranked.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={idea} note={ownShare(me.votes[idea.id]?.dots)}>
              <TallyBar tally={tallyOf(view, idea.id)} most={most} />
              {earlier && (
                <p class="hint">
                  {t("phone.vote_before", {
                    dots: t("common.dots", { n: earlier[idea.id]?.dots ?? 0 }),
                  })}
                </p>
              )}
            </IdeaCard>
          </li>
        ))}
      </ol>
    </section>
  );
}

const ownShare = (dots: number | null | undefined): string | null =>
  dots ? t("phone.own_dots", { dots: t("common.dots", { n: dots }), lang: language.value }) : null;
