import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { TextField } from "../components/TextField";
import type { OwnIdea } from "../wire.gen";
import { t } from "../words";
import { ideaEdit } from "./drafts";
import { refocus } from "./focus";
import { useHere } from "./here";
import { IDEA_LENGTH, ideaProblem } from "./IdeaForm";
import { give } from "./notice";
import { Withdrawing } from "./Withdrawing";
import { writtenIn } from "./written";

/** The words of an idea, in a field. */
export function Editing({ idea }: { idea: OwnIdea }) {
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
    const changed = { idea: idea.id, text: text.trim(), lang: writtenIn(idea.lang) };
    if (changed.text !== idea.text) void give(session, { type: "edit_idea", ...changed });
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
        lang={writtenIn(idea.lang)}
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

export function WithdrawingIdea({ idea, onClose }: { idea: OwnIdea; onClose(): void }) {
  const command = { type: "withdraw_idea", idea: idea.id } as const;
  const title = t("phone.withdraw_idea");
  return <Withdrawing title={title} of={idea} command={command} onClose={onClose} />;
}
