import { useState } from "preact/hooks";
import { DotPicker } from "../components/DotPicker";
import { IdeaCard } from "../components/IdeaCard";
import { Status } from "../components/Status";
import { TallyBar } from "../components/TallyBar";
import { rankedIdeas, tallyOf, weightOf } from "../live/selectors";
import type { IdeaEntity, StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { type Votable, votableIdeas } from "./ballot";
import { type StageProps, useHere } from "./here";
import { IdeaSearch } from "./IdeaSearch";
import { act } from "./notice";
import { StageTop } from "./StageTop";

/** Dots while the vote is open, the results once they are revealed. */
export function VoteStage({ stage }: StageProps) {
  return (
    <>
      <StageTop stage={stage} />
      {stage.revealed ? <Results /> : <Voting stage={stage} />}
    </>
  );
}

function Voting({ stage }: StageProps) {
  const { view, me } = useHere();
  const [found, setFound] = useState<IdeaEntity[] | null>(null);
  const all = votableIdeas(view, me, found ?? []);
  const hits = new Set(found?.map((idea) => idea.id));
  const ideas = found ? all.filter((idea) => hits.has(idea.id)) : all;
  return (
    <>
      {stage.round > 1 && <p class="hint">{t("phone.round", { n: stage.round })}</p>}
      <p class="hint">{t("phone.how_to_vote", { dots: stage.dots, limit: stage.per_idea })}</p>
      <IdeaSearch onFound={setFound} />
      {!ideas.length && <p class="invite">{t(found ? "phone.none_found" : "phone.no_ideas")}</p>}
      <ul class="cards">
        {ideas.map((idea) => (
          <li key={idea.id}>
            <Ballot stage={stage} idea={idea} />
          </li>
        ))}
      </ul>
      <Budget stage={stage} />
    </>
  );
}

function Ballot({ stage, idea }: { stage: StageEntity; idea: Votable }) {
  const { session, me } = useHere();
  const dots = me.votes[idea.id]?.dots ?? 0;
  const unsent = session.unsent.value.has(idea.id);
  const note = [me.ideas[idea.id] && t("phone.yours"), unsent && <Status sent={false} />];
  return (
    <IdeaCard idea={idea} note={note.some(Boolean) ? note : null}>
      <DotPicker
        of={idea.text}
        dots={dots}
        limit={stage.per_idea}
        left={dotsLeft(me.me.me?.dots_left, stage)}
        onChange={(chosen) =>
          act(session, { type: "cast_vote", idea: idea.id, dots: chosen, opinion: null })
        }
      />
    </IdeaCard>
  );
}

const dotsLeft = (left: number | null | undefined, stage: StageEntity): number =>
  left ?? stage.dots;

/** Always in sight: how many dots are left. */
function Budget({ stage }: StageProps) {
  const { me } = useHere();
  const left = dotsLeft(me.me.me?.dots_left, stage);
  return (
    <div class="dock budget" role="status">
      <span class="budget-dots" aria-hidden="true">
        {stage.dots <= 12 &&
          Array.from({ length: stage.dots }, (_, i) => (
            <span key={`dot-${i + 1}`} class={i < left ? "dot dot-set" : "dot"} />
          ))}
      </span>
      <span>{left ? t("phone.dots_left", { n: left }) : t("phone.no_dots_left")}</span>
    </div>
  );
}

function Results() {
  const { view, me } = useHere();
  const ranked = rankedIdeas(view);
  const most = weightOf(ranked[0] && tallyOf(view, ranked[0].id));
  return (
    <section>
      <h2>{t("phone.results")}</h2>
      <ol class="cards">
        {ranked.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={idea} note={ownShare(me.votes[idea.id]?.dots)}>
              <TallyBar tally={tallyOf(view, idea.id)} most={most} />
            </IdeaCard>
          </li>
        ))}
      </ol>
    </section>
  );
}

const ownShare = (dots: number | null | undefined): string | null =>
  dots ? t("phone.own_dots", { dots: t("common.dots", { n: dots }), lang: language.value }) : null;
