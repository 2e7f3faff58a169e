import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { orderedStages, sessionOf, textIn } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { useDesk, useOrders } from "./desk";
import { MethodChoice } from "./MethodChoice";
import { firstPrompt, isVote } from "./next";

/** Every stage, to open or to go back to. */
export function Agenda() {
  const { view, session } = useDesk();
  const { give, problem } = useOrders();
  const from = sessionOf(view)?.stage ?? null;
  const away = session.status.value === "offline";
  return (
    <section class="agenda" aria-labelledby="agenda">
      <h2 id="agenda">{t("console.agenda")}</h2>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <ol class="agenda-list">
        {orderedStages(view).map((stage) => (
          <Item
            key={stage.id}
            stage={stage}
            away={away}
            open={() => give({ type: "open_stage", stage: stage.id })}
            close={() => give({ type: "close_stage", from })}
          />
        ))}
      </ol>
    </section>
  );
}

interface ItemProps {
  stage: StageEntity;
  away: boolean;
  open(): void;
  close(): void;
}

const MARKS = { waiting: "○", open: "▶", done: "✓" };

function Item({ stage, away, open, close }: ItemProps) {
  const { view } = useDesk();
  const prompt = firstPrompt(view, stage);
  const words = prompt && textIn(prompt, language.value);
  const name = t(`common.stage.${stage.kind}`);
  const isOpen = stage.status === "open";
  const act = isOpen ? "close_stage" : stage.status === "done" ? "reopen" : "open";
  return (
    <li class={`agenda-item agenda-${stage.status}`} aria-current={isOpen ? "step" : undefined}>
      <span class="agenda-mark" aria-hidden="true">
        {MARKS[stage.status]}
      </span>
      <span class="agenda-words">
        <strong>{name}</strong>
        <span class="agenda-status">{t(`console.status_${stage.status}`)}</span>
        {words && (
          <span class="agenda-prompt" lang={words.lang}>
            {words.text}
          </span>
        )}
        {isVote(stage) && <MethodChoice stage={stage} />}
      </span>
      <Button
        disabled={away}
        onClick={isOpen ? close : open}
        aria-label={`${t(`console.${act}`)}: ${name}`}
      >
        {t(`console.${act}`)}
      </Button>
    </li>
  );
}
