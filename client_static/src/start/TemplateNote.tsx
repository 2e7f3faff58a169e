import { t } from "../words";
import type { Template } from "./data";

/** What a template is for, and its stages with their minutes. */
export function TemplateNote({ template }: { template: Template }) {
  const notes = {
    "pledge-event": t("start.note_pledge_event"),
    quick: t("start.note_quick"),
    workshop: t("start.note_workshop"),
    conversation: t("start.note_conversation"),
  } as Record<string, string>;
  return (
    <>
      <span class="template-note">{notes[template.id]}</span>
      <span class="template-stages">
        {template.stages.map((stage, number) => (
          <span key={number} class="template-stage">
            {t(`common.stage.${stage.kind}`)}
            {stage.minutes ? ` ${t("start.minutes", { n: stage.minutes })}` : ""}
          </span>
        ))}
      </span>
    </>
  );
}
