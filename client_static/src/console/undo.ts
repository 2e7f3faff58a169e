import { openStage, sessionOf } from "../live/selectors";
import type { Order } from "../live/session";
import type { View } from "../wire.gen";
import { t } from "../words";
import { nameOf } from "./team";

/** What undoing would take back, and whose step, in words; null when there is nothing. */
export function undoWords(view: View, me: string): string | null {
  const session = sessionOf(view);
  const step = session?.undo;
  if (!step) return null;
  const by = session.undoes?.by;
  const undo = wordsOf(view, step);
  return by && by !== me ? t("console.undo_of", { undo, name: nameOf(view, by) }) : undo;
}

function wordsOf(view: View, step: string): string {
  const stage = openStage(view);
  if (step === "open" && stage) {
    return t("console.undo_open", { stage: t(`common.stage.${stage.kind}`) });
  }
  return t(`console.undo_${step === "open" ? "step" : step}` as "console.undo_step");
}

/** Exactly the step that stands on the button: pressed on two consoles, it is taken back once. */
export function undoOrder(view: View): Order {
  return { type: "undo", step: sessionOf(view)?.undoes?.n ?? null };
}
