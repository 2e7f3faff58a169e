import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { OwnWords } from "../components/IdeaCard";
import type { Alike as AlikeIdea, AlikeIdeas } from "../wire.gen";
import { language, t } from "../words";
import { ideaDraft } from "./drafts";
import { type StageProps, useHere } from "./here";
import { REST_MS } from "./IdeaForm";
import { act } from "./notice";

const PAUSE_MS = 600;

/** While somebody writes: what others have said like it, to support instead. */
export function Alike({ stage }: StageProps) {
  const { session, me } = useHere();
  const draft = ideaDraft(stage.id);
  const text = session.drafts.get(draft).value;
  const [found, setFound] = useState<AlikeIdea[]>([]);
  const [seen, dismiss] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const [rested, setRested] = useState("");
  const asked = useRef(0);

  useEffect(() => {
    const number = ++asked.current;
    const timer = setTimeout(async () => {
      const answer = await session.ask("similar", { text, lang: language.peek() });
      // What was written meanwhile is asked about again.
      if (number === asked.current) setFound((answer as AlikeIdeas | null)?.ideas ?? []);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const told = found.filter(
    ({ id }) => !seen.has(id) && !me.supported[id] && me.votes[id]?.opinion !== "agree",
  );

  // Said when there is something new, and not again with every word.
  const news = told.map(({ id }) => id).join();
  useEffect(() => {
    if (news) announce(t("phone.alike"));
    // It moves the button to send, perhaps under a thumb that is on its way there.
    const timer = setTimeout(() => setRested(news), REST_MS);
    return () => clearTimeout(timer);
  }, [news]);

  async function support(idea: string): Promise<void> {
    setSending(true);
    const ack = await act(session, { type: "support_idea", idea, suggested: true });
    setSending(false);
    if (!ack.ok) return;
    // Whoever went on writing meant something else as well.
    if (session.drafts.get(draft).peek() === text) session.drafts.write(draft, "");
    announce(t("phone.noted"));
    document.getElementById("idea")?.focus();
  }

  if (!told.length) return null;
  return (
    <section class="alike" aria-label={t("phone.alike")}>
      <p>{t("phone.alike")}</p>
      <ul class="cards">
        {told.map((idea) => (
          <li key={idea.id} class="card">
            <OwnWords text={idea.text} lang={idea.lang} />
            <Button disabled={sending || rested !== news} onClick={() => support(idea.id)}>
              {t("phone.support_it")}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        onClick={() => {
          dismiss(new Set([...seen, ...told.map(({ id }) => id)]));
          document.getElementById("idea")?.focus();
        }}
      >
        {t("phone.not_alike")}
      </Button>
    </section>
  );
}
