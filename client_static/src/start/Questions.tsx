import { TextField } from "../components/TextField";
import { languageName, t } from "../words";
import { LIMITS } from "./create";
import type { Template } from "./data";
import { type Draft, questions } from "./draft";

interface Props {
  draft: Draft;
  template: Template;
  languages: string[];
  change(changes: Partial<Draft>): void;
}

/** What each stage puts to the room: ready to use, and theirs to change. */
export function Questions({ draft, template, languages, change }: Props) {
  const write = (key: string, text: string) =>
    change({ prompts: { ...draft.prompts, [key]: text } });
  return (
    <fieldset class="questions">
      <legend class="field-label">{t("start.questions")}</legend>
      <p class="field-hint">{t("start.questions_hint")}</p>
      {template.stages.map((stage, number) =>
        languages.flatMap((lang) =>
          questions(draft, template, number, lang).map(({ key, text }) => (
            <TextField
              key={key}
              label={label(t(`common.stage.${stage.kind}`), languages.length > 1 ? lang : null)}
              value={text}
              onInput={(typed) => write(key, typed)}
              limit={LIMITS.prompt}
              lines={2}
            />
          )),
        ),
      )}
    </fieldset>
  );
}

const label = (stage: string, lang: string | null) =>
  lang ? (
    <>
      {stage} (<span lang={lang}>{languageName(lang)}</span>)
    </>
  ) : (
    stage
  );
