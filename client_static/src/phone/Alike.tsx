import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { IdeaCard } from "../components/IdeaCard";
import type { Alike as AlikeIdea, AlikeIdeas } from "../wire.gen";
import { language, t } from "../words";
import { ideaDraft } from "./drafts";
import { type StageProps, useHere } from "./here";
import { REST_MS } from "./IdeaForm";
import { told } from "./Later";
import { act } from "./notice";

const PAUSE_MS = 600;
/** Of an idea that a phone does not hold, only the server knows that it was hidden meanwhile. */
const AGAIN_MS = 10_000;

/** While somebody writes: what others have said like it, to support instead. */
export function Alike({ stage }: StageProps) {
  const { session, view, me } = useHere();
  const draft = ideaDraft(stage.id);
  const text = session.drafts.get(draft).value;
  const [found, setFound] = useState<AlikeIdea[]>([]);
  const [seen, dismiss] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const [rested, setRested] = useState("");
  const held = useRef(new Set<string>());

  useEffect(() => {
    let left = false;
    async function ask(): Promise<void> {
      const answer = await session.ask<AlikeIdeas>("similar", { text, lang: language.peek() });
      // What was written meanwhile is asked about by itself.
      if (left) return;
      const ideas = answer?.ideas ?? [];
      setFound(ideas);
      if (ideas.length) timer = setTimeout(ask, AGAIN_MS);
    }
    let timer = setTimeout(ask, PAUSE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [text]);

  // What this phone holds is known to stand, in these words, or to have been hidden or merged.
  for (const { id } of found) if (view.ideas[id]) held.current.add(id);
  const offered = found
    .filter(({ id }) => view.ideas[id] || !held.current.has(id))
    .filter(({ id }) => !seen.has(id) && !me.supported[id] && me.votes[id]?.opinion !== "agree")
    .map((idea) => view.ideas[idea.id] ?? idea);

  // Said when there is something new, and not again with every word.
  const news = offered.map(({ id }) => id).join();
  useEffect(() => {
    if (news) announce(t("suggested.alike"));
    for (const { id } of offered) told.add(id);
    // It moves the button to send, perhaps under a thumb that is on its way there.
    const timer = setTimeout(() => setRested(news), REST_MS);
    return () => clearTimeout(timer);
  }, [news]);

  async function support(idea: string): Promise<void> {
    setSending(true);
    const ack = await act(session, { type: "support_idea", idea, suggested: true });
    setSending(false);
    if (!ack.ok) return;
    told.delete(idea);
    // Whoever went on writing meant something else as well.
    if (session.drafts.get(draft).peek() === text) session.drafts.write(draft, "");
    announce(t("phone.noted"));
    document.getElementById("idea")?.focus();
  }

  if (!offered.length) return null;
  return (
    <section class="alike" aria-label={t("suggested.alike")}>
      <p>{t("suggested.alike")}</p>
      <ul class="cards">
        {offered.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={{ text: idea.text, lang: idea.lang, merged: [] }}>
              <Button disabled={sending || rested !== news} onClick={() => support(idea.id)}>
                {t("suggested.support")}
              </Button>
            </IdeaCard>
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        onClick={() => {
          dismiss(new Set([...seen, ...offered.map(({ id }) => id)]));
          document.getElementById("idea")?.focus();
        }}
      >
        {t("suggested.different")}
      </Button>
    </section>
  );
}
