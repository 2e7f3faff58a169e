import words from "virtual:words/methods";
import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { ApprovalPicker } from "../components/ApprovalPicker";
import { IdeaCard } from "../components/IdeaCard";
import { MethodTally } from "../components/MethodTally";
import { memo } from "../components/memo";
import { OpinionPicker } from "../components/OpinionPicker";
import { ScalePicker } from "../components/ScalePicker";
import { type Card, rankedCards, votesOnThemes } from "../live/cards";
import { sharedFirst } from "../live/results";
import { tallyOf, weightOf } from "../live/selectors";
import type { Session } from "../live/session";
import type { CastVote, IdeaEntity, MethodName, OwnVote, Tally } from "../wire.gen";
import { addWords, t } from "../words";
import { votable } from "./ballot";
import { CardList } from "./Easy";
import { type StageProps, useHere } from "./here";
import { IdeaForm } from "./IdeaForm";
import { IdeaSearch } from "./IdeaSearch";
import { act } from "./notice";
import { OwnIdeas } from "./OwnIdeas";
import { StageTop } from "./StageTop";
import { VotesStatus } from "./VotesStatus";

export const speak = () => addWords(words);

/** Dots have a stage of their own, on every phone. */
type Late = Exclude<MethodName, "dots">;

/** A vote by approval, score or opinion; or a conversation on a scale. */
export function MethodStage({ stage }: StageProps) {
  const talks = stage.kind === "conversation";
  return (
    <>
      <StageTop stage={stage} />
      {stage.revealed && !talks ? <Results /> : <Voting stage={stage} />}
      {talks && (
        <section>
          <h2>{t("phone.add_own")}</h2>
          <IdeaForm stage={stage} />
          <OwnIdeas stage={stage} invite={false} />
        </section>
      )}
    </>
  );
}

function Voting({ stage }: StageProps) {
  const { session, view, me } = useHere();
  const [found, setFound] = useState<IdeaEntity[] | null>(null);
  const method = (stage.method ?? "opinion") as Late;
  const themes = votesOnThemes(view);
  const all = votable(view, me, found ?? []);
  const hits = new Set(found?.map((idea) => idea.id));
  const ideas = found ? all.filter((idea) => hits.has(idea.id)) : all;
  const given = Object.keys(me.votes).length;
  const said =
    method === "approval"
      ? t("methods.supported", { n: given })
      : t("methods.answered", { n: given, of: Math.max(given, all.length) });
  useOwnNews(given, said);
  return (
    <>
      {stage.round > 1 && <p class="hint">{t("methods.again", { round: stage.round })}</p>}
      <p class="hint">{t(`methods.how_${method}`)}</p>
      {!themes && <IdeaSearch onFound={setFound} />}
      {!ideas.length && (
        <p class="invite">
          {t(themes ? "phone.no_themes" : found ? "phone.none_found" : "phone.no_ideas")}
        </p>
      )}
      <CardList of={ideas}>
        {(idea) => (
          <Ballot
            session={session}
            method={method}
            idea={idea}
            vote={me.votes[idea.id]}
            tally={tallyOf(view, idea.id)}
            yours={idea.id in me.ideas}
          />
        )}
      </CardList>
      <div class="dock budget">
        {said}
        <VotesStatus />
      </div>
    </>
  );
}

/** Says how far one has got when one has answered, and not whenever an idea of others arrives. */
function useOwnNews(given: number, words: string): void {
  const before = useRef(given);
  useEffect(() => {
    if (given !== before.current) announce(words);
    before.current = given;
  }, [given]);
}

interface BallotProps {
  session: Session;
  method: Late;
  idea: Card;
  vote: OwnVote | undefined;
  tally: Tally | undefined;
  yours: boolean;
}

type Given = Pick<CastVote, "dots" | "opinion" | "approve" | "score">;

const Ballot = memo(({ session, method, idea, vote, tally, yours }: BallotProps) => {
  const cast = (given: Given) => void act(session, { type: "cast_vote", idea: idea.id, ...given });
  return (
    <IdeaCard idea={idea} note={yours ? t("phone.yours") : null}>
      <Picker method={method} of={idea.text} vote={vote} cast={cast} />
      {tally && <MethodTally tally={tally} most={0} />}
    </IdeaCard>
  );
});

interface PickerProps {
  method: Late;
  of: string;
  vote: OwnVote | undefined;
  cast(given: Given): void;
}

function Picker({ method, of, vote, cast }: PickerProps) {
  switch (method) {
    case "approval":
      return (
        <ApprovalPicker
          of={of}
          value={vote?.approve ?? false}
          onChange={(approve) => cast({ approve })}
        />
      );
    case "scale":
      return (
        <ScalePicker
          of={of}
          value={vote?.score ?? null}
          onChange={(score) => cast(score === null ? { dots: 0 } : { score })}
        />
      );
    default:
      return (
        <OpinionPicker
          of={of}
          value={vote?.opinion ?? null}
          onChange={(opinion) => cast({ opinion })}
        />
      );
  }
}

function Results() {
  const { view, me } = useHere();
  const ranked = rankedCards(view);
  const most = weightOf(ranked[0] && tallyOf(view, ranked[0].id));
  const shared = sharedFirst(view);
  return (
    <section>
      <h2>{t("phone.results")}</h2>
      {shared && <p class="hint">{shared}</p>}
      <ol class="cards">
        {ranked.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={idea} note={ownNote(me.votes[idea.id])}>
              <Tallied tally={tallyOf(view, idea.id)} most={most} />
            </IdeaCard>
          </li>
        ))}
      </ol>
    </section>
  );
}

const Tallied = ({ tally, most }: { tally: Tally | undefined; most: number }) =>
  tally ? <MethodTally tally={tally} most={most} /> : <p class="hint">{t("methods.no_votes")}</p>;

function ownNote(vote: OwnVote | undefined): string | null {
  if (vote?.approve) return t("methods.own_approval");
  if (vote?.score) return t("methods.own_score", { score: vote.score });
  return vote?.opinion ? t("methods.own_opinion", { opinion: t(`common.${vote.opinion}`) }) : null;
}
