import { inLanguage } from "../components/builder/agenda";
import { language, number, t } from "../words";
import type { Template } from "./data";

/** What a template is for, how many people and how long it takes, and its stages. */
export function TemplateNote({ template }: { template: Template }) {
  const about = inLanguage(template.about ?? {}, language.value);
  const minutes = template.stages.reduce((sum, stage) => sum + (stage.minutes ?? 0), 0);
  const [least, most] = template.people ?? [];
  return (
    <>
      {about.text && (
        <span class="template-note" lang={about.lang}>
          {about.text}
        </span>
      )}
      <span class="template-note">
        {[
          least && most ? t("start.people", { least: number(least), most: number(most) }) : "",
          minutes ? t("builder.sum_minutes", { n: minutes }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span class="template-stages">
        {template.stages.map((stage, at) => (
          <span key={at} class="template-stage">
            {t(`common.stage.${stage.kind}`)}
          </span>
        ))}
      </span>
    </>
  );
}

export const templateName = ({ name = {}, id }: Template): { text: string; lang: string } => {
  const words = inLanguage(name, language.value);
  return words.text ? words : { text: id, lang: language.value };
};
