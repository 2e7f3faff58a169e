import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { orderedStages, promptsOf, sessionOf } from "../live/selectors";
import type { PromptEntity } from "../wire.gen";
import { languageName, t } from "../words";
import { useDesk, useOrders } from "./desk";

const LONGEST = 500;

/** The questions put to the room, in each of its languages; changes show at once. */
export function PromptsPanel() {
  const { view } = useDesk();
  const languages = sessionOf(view)?.languages ?? [];
  return (
    <>
      <p>{t("console.prompts_note")}</p>
      {orderedStages(view).map((stage) => (
        <section key={stage.id} class="row-group">
          <h3>{t(`common.stage.${stage.kind}`)}</h3>
          {promptsOf(view, stage.id).map((prompt) =>
            languages.map((lang) => (
              <PromptForm key={`${prompt.id}-${lang}`} prompt={prompt} lang={lang} />
            )),
          )}
        </section>
      ))}
    </>
  );
}

function PromptForm({ prompt, lang }: { prompt: PromptEntity; lang: string }) {
  const { give, problem } = useOrders();
  const there = lang === prompt.lang ? prompt.text : (prompt.translations[lang] ?? "");
  const [typed, type] = useState<string | null>(null);
  const text = typed ?? there;
  const changed = text.trim() !== there;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (await give({ type: "edit_prompt", prompt: prompt.id, text, lang })) type(null);
  }

  return (
    <form class="prompt-form" onSubmit={save} lang={lang}>
      <TextField
        label={languageName(lang)}
        labelLang={lang}
        value={text}
        onInput={type}
        lines={2}
        limit={LONGEST}
      />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {changed && <Button type="submit">{t("common.save")}</Button>}
    </form>
  );
}
