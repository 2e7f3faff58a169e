import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { IdeaCard } from "../components/IdeaCard";
import { Status } from "../components/Status";
import { lasting } from "../live/references";
import type { OwnIdea, StageEntity } from "../wire.gen";
import { t } from "../words";
import { Changed } from "./Changed";
import { ideaEdit } from "./drafts";
import { useHere } from "./here";
import { late } from "./late";

/** To change an idea or take it back: nobody does before they have posted one. */
export const changes = late(() => import("./OwnIdeaChanges"));

/** What one has posted in this stage, newest first, to change or take back. */
export function OwnIdeas({ stage, invite = true }: { stage: StageEntity; invite?: boolean }) {
  const { me } = useHere();
  const own = Object.values(me.ideas)
    .filter((idea) => idea.stage === stage.id)
    .sort((a, b) => b.n - a.n);
  if (!own.length) return invite ? <p class="invite">{t("phone.no_own_ideas")}</p> : null;
  return (
    <section>
      <h2>{t("phone.own_ideas", { n: own.length })}</h2>
      <ul class="cards">
        {own.map((idea) => (
          <li key={lasting(idea.id)}>
            <OwnIdeaCard idea={idea} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnIdeaCard({ idea }: { idea: OwnIdea }) {
  const { session, view } = useHere();
  const draft = ideaEdit(idea.id);
  const [taking, setTaking] = useState(false);
  const part = changes.part.value;
  if (part && session.drafts.get(draft).value) return <part.Editing idea={idea} />;
  const merged = view.ideas[idea.id]?.merged ?? [];
  return (
    <IdeaCard idea={{ ...idea, merged }} note={<Note idea={idea} />}>
      <Changed id={idea.id} lang={idea.lang} />
      <div class="actions">
        <Button id={`edit-${idea.id}`} onClick={() => session.drafts.write(draft, idea.text)}>
          {t("common.edit")}
        </Button>
        <Button kind="quiet" onClick={() => setTaking(true)}>
          {t("phone.withdraw")}
        </Button>
      </div>
      {part && taking && <part.WithdrawingIdea idea={idea} onClose={() => setTaking(false)} />}
    </IdeaCard>
  );
}

/** What became of one's idea, said plainly. */
function Note({ idea }: { idea: OwnIdea }) {
  const { session } = useHere();
  const sent = !session.unsent.value.has(idea.id);
  const fate = fateOf(idea);
  return (
    <>
      <Status sent={sent} />
      {sent && fate && <span>{fate}</span>}
    </>
  );
}

function fateOf(idea: OwnIdea): string | null {
  if (idea.merged_into) return t("phone.fate_merged");
  if (idea.status === "held") return t("phone.fate_held");
  return idea.status === "hidden" ? t("phone.fate_hidden") : null;
}
