import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import type { IdeaEntity } from "../wire.gen";
import { t } from "../words";
import { useOrders } from "./desk";

interface Props {
  ideas: IdeaEntity[];
  /** The suggestion that this confirms. */
  suggestion?: string | undefined;
  onClose(merged: boolean): void;
}

/** Which of several ideas that say the same stays; the others stay readable in it. */
export function MergeDialog({ ideas, suggestion, onClose }: Props) {
  const { give, problem } = useOrders();
  const oldest = [...ideas].sort((a, b) => a.n - b.n);
  const [into, choose] = useState<string | null>(oldest[0]?.id ?? null);

  async function merge(): Promise<void> {
    if (!into) return;
    const from = ideas.map(({ id }) => id).filter((id) => id !== into);
    if (await give({ type: "merge_ideas", into, from, suggestion: suggestion ?? null }))
      onClose(true);
  }

  return (
    <Dialog title={t("console.merge_title")} onClose={() => onClose(false)}>
      <Choice
        legend={t("console.merge_which")}
        options={oldest.map(({ id, text, lang }) => ({
          value: id,
          label: text || t("common.erased"),
          lang,
        }))}
        value={into}
        onChange={choose}
      />
      <p>{t("console.merge_note")}</p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p>
        <Button kind="main" wide onClick={merge}>
          {t("console.merge")}
        </Button>
      </p>
    </Dialog>
  );
}
