import { openStage, sessionOf } from "../live/selectors";
import type { View } from "../wire.gen";
import { t } from "../words";

/** What undoing would take back, in words; null when there is nothing. */
export function undoWords(view: View): string | null {
  const step = sessionOf(view)?.undo;
  if (!step) return null;
  const stage = openStage(view);
  if (step === "open" && stage) {
    return t("console.undo_open", { stage: t(`common.stage.${stage.kind}`) });
  }
  return t(`console.undo_${step === "open" ? "step" : step}`);
}
