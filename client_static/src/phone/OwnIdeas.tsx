import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { IdeaCard, OwnWords } from "../components/IdeaCard";
import { Status } from "../components/Status";
import { TextField } from "../components/TextField";
import type { OwnIdea, StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { Changed } from "./Changed";
import { ideaEdit } from "./drafts";
import { refocus } from "./focus";
import { useHere } from "./here";
import { IDEA_LENGTH, ideaProblem } from "./IdeaForm";
import { act } from "./notice";

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
          <li key={idea.id}>
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
  if (session.drafts.get(draft).value) return <Editing idea={idea} />;
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
      {taking && <Withdrawing idea={idea} onClose={() => setTaking(false)} />}
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

function Editing({ idea }: { idea: OwnIdea }) {
  const { session } = useHere();
  const draft = ideaEdit(idea.id);
  const field = `change-${idea.id}`;
  const text = session.drafts.get(draft).value;
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => refocus(`[id="${field}"]`), [field]);

  function done(): void {
    session.drafts.write(draft, "");
    refocus(`[id="edit-${idea.id}"]`);
  }

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = ideaProblem(text);
    setProblem(wrong);
    if (wrong) return;
    const changed = { idea: idea.id, text: text.trim(), lang: language.value };
    if (changed.text !== idea.text) void session.send({ type: "edit_idea", ...changed });
    done();
  }

  return (
    <form class="card" onSubmit={submit}>
      <TextField
        id={field}
        label={t("phone.change_idea")}
        value={text}
        // An emptied field is still being edited: a blank keeps its draft.
        onInput={(words) => session.drafts.write(draft, words || " ")}
        limit={IDEA_LENGTH}
        lines={3}
        error={problem}
      />
      <div class="actions">
        <Button kind="main" type="submit">
          {t("common.save")}
        </Button>
        <Button kind="quiet" onClick={done}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}

function Withdrawing({ idea, onClose }: { idea: OwnIdea; onClose(): void }) {
  const { session } = useHere();
  function withdraw(): void {
    onClose();
    void act(session, { type: "withdraw_idea", idea: idea.id });
    refocus();
  }
  return (
    <Dialog title={t("phone.withdraw_idea")} onClose={onClose}>
      <OwnWords text={idea.text} lang={idea.lang} />
      <p>{t("phone.withdraw_warning")}</p>
      <p>
        <Button kind="stern" wide onClick={withdraw}>
          {t("phone.withdraw")}
        </Button>
      </p>
    </Dialog>
  );
}
