import { useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { IdeaCard } from "../components/IdeaCard";
import { memo } from "../components/memo";
import { type Opinion, OpinionPicker } from "../components/OpinionPicker";
import { TallyBar } from "../components/TallyBar";
import type { Card } from "../live/cards";
import { isOwn } from "../live/own";
import { tallyOf } from "../live/selectors";
import type { Session } from "../live/session";
import type { Tally } from "../wire.gen";
import { t } from "../words";
import { votable } from "./ballot";
import { type StageProps, useHere } from "./here";
import { IdeaForm, REST_MS } from "./IdeaForm";
import { act } from "./notice";
import { OwnIdeas } from "./OwnIdeas";
import { StageTop } from "./StageTop";
import { Still } from "./Still";
import { VotesStatus } from "./VotesStatus";

/** Ideas and opinions at once: one idea at a time, room for one's own, and the whole list. */
export function ConversationStage({ stage }: StageProps) {
  return (
    <>
      <StageTop stage={stage} />
      <NextIdea />
      <VotesStatus />
      <section>
        <h2>{t("phone.add_own")}</h2>
        <IdeaForm stage={stage} />
        <OwnIdeas stage={stage} invite={false} />
      </section>
      <Everything />
    </>
  );
}

const opine = (session: Session, idea: string, opinion: Opinion) =>
  void act(session, { type: "cast_vote", idea, opinion, dots: null });

/** The next idea that one has not voted on; it stays until it is answered. */
function NextIdea() {
  const { session, view, me } = useHere();
  const heading = useRef<HTMLHeadingElement>(null);
  const rest = useRef(0);
  const all = votable(view, me);
  const open = inOwnOrder(all).filter((idea) => !me.votes[idea.id] && !isOwn(me.ideas, idea));
  const [shown, setShown] = useState<string | null>(null);
  const idea = open.find((one) => one.id === shown) ?? open[0];
  if (idea && idea.id !== shown) setShown(idea.id);

  if (!idea) {
    return <p class="invite">{t(all.length ? "phone.all_answered" : "phone.nobody_yet")}</p>;
  }

  function answer(opinion: Opinion): void {
    // The next idea stands where the last one stood, and has not been read yet.
    if (Date.now() < rest.current) return;
    rest.current = Date.now() + REST_MS;
    opine(session, (idea as Card).id, opinion);
    announce(t("phone.noted"));
    heading.current?.focus({ preventScroll: true });
  }

  return (
    <section>
      <h2 tabIndex={-1} ref={heading}>
        {t("phone.what_do_you_think", { n: open.length })}
      </h2>
      <IdeaCard key={idea.id} idea={idea}>
        <OpinionPicker of={idea.text} value={null} onChange={answer} />
      </IdeaCard>
    </section>
  );
}

const SEED = Math.random();

/** Every phone starts elsewhere, so that no idea is seen by more people than another. */
function inOwnOrder(ideas: Card[]): Card[] {
  const place = (idea: Card) => (idea.n * 0.618034 + SEED) % 1;
  return [...ideas].sort((a, b) => place(a) - place(b));
}

/** All ideas, one's answers to change, and the tallies when they are revealed. */
function Everything() {
  const { session, view, me } = useHere();
  const [open, setOpen] = useState(false);
  const ideas = votable(view, me);
  if (!ideas.length) return null;
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("phone.all_ideas", { n: ideas.length })}</summary>
      <Still of={open ? ideas : []}>
        {(shown) => (
          <ul class="cards">
            {shown.map((idea) => (
              <li key={idea.id}>
                <Answer
                  session={session}
                  idea={idea}
                  opinion={me.votes[idea.id]?.opinion ?? null}
                  tally={tallyOf(view, idea.id)}
                  yours={idea.id in me.ideas}
                />
              </li>
            ))}
          </ul>
        )}
      </Still>
    </details>
  );
}

interface AnswerProps {
  session: Session;
  idea: Card;
  opinion: Opinion | null;
  tally: Tally | undefined;
  yours: boolean;
}

const Answer = memo(({ session, idea, opinion, tally, yours }: AnswerProps) => (
  <IdeaCard idea={idea} note={yours ? t("phone.yours") : null}>
    <OpinionPicker
      of={idea.text}
      value={opinion}
      onChange={(chosen) => opine(session, idea.id, chosen)}
    />
    {tally && <TallyBar tally={tally} most={0} />}
  </IdeaCard>
));
