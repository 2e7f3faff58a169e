import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { ErrorSummary, type FieldError } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { language, languageName, t } from "../words";
import { AboutFields } from "./AboutFields";
import { check, create } from "./create";
import type { Created, StartData, Template } from "./data";
import { firstDraft, keepDraft, languagesOf } from "./draft";
import { Places } from "./Places";
import { Questions } from "./Questions";
import { TemplateNote } from "./TemplateNote";

interface Props {
  data: StartData;
  onCreated(created: Created): void;
}

/** For the engagement lead. Everything typed is kept on this computer until the event is there. */
export function CreateForm({ data, onCreated }: Props) {
  const [draft, setDraft] = useState(() => firstDraft(data, language.peek()));
  const [key, setKey] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const template = data.templates.find(({ id }) => id === draft.template) ?? data.templates[0];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text ?? null;

  function change(changes: Partial<typeof draft>): void {
    const next = { ...draft, ...changes };
    keepDraft(next);
    setDraft(next);
  }

  function fail(found: FieldError[]): void {
    setErrors(found);
    setTries(tries + 1);
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const found = check(draft, data, key);
    fail(found);
    if (found.length) return;
    setBusy(true);
    const answer = await create(draft, data, key);
    setBusy(false);
    if ("field" in answer) fail([answer]);
    else {
      change({ words: {}, prompts: {}, tables: "", places: {} });
      onCreated(answer);
    }
  }

  return (
    <section class="create" aria-labelledby="plan">
      <h2 id="plan">{t("start.create_title")}</h2>
      <p class="create-lead">{t("start.create_lead")}</p>
      <ErrorSummary errors={errors} tries={tries} />
      <form onSubmit={submit} noValidate>
        <Languages data={data} draft={draft} change={change} />
        {languagesOf(draft, data.languages).map((lang) => (
          <AboutFields key={lang} {...{ lang, draft, change, errorOf }} />
        ))}
        <Choice
          id="template"
          legend={t("start.template")}
          options={data.templates.map((ready) => ({
            value: ready.id,
            label: templateName(ready),
            hint: <TemplateNote template={ready} />,
          }))}
          value={draft.template}
          onChange={(chosen) => change({ template: chosen })}
          error={errorOf("template")}
        />
        {template && (
          <Questions
            {...{ draft, template, change }}
            languages={languagesOf(draft, data.languages)}
          />
        )}
        <TextField
          id="tables"
          label={t("start.tables")}
          hint={t("start.tables_hint")}
          value={draft.tables}
          onInput={(tables) => change({ tables })}
          error={errorOf("tables")}
        />
        <Places
          {...{ data, draft, change, errorOf }}
          languages={languagesOf(draft, data.languages)}
        />
        {data.create_key_needed && (
          <TextField
            id="key"
            label={t("start.key")}
            hint={t("start.key_hint")}
            value={key}
            onInput={setKey}
            error={errorOf("key")}
          />
        )}
        <Button id="create" kind="main" wide type="submit" aria-disabled={busy}>
          {t(busy ? "start.creating" : "start.create")}
        </Button>
      </form>
    </section>
  );
}

const templateName = ({ id }: Template): string => {
  const names = {
    "pledge-event": t("start.template_pledge_event"),
    quick: t("start.template_quick"),
    workshop: t("start.template_workshop"),
    conversation: t("start.template_conversation"),
  } as Record<string, string>;
  return names[id] ?? id;
};

interface LanguagesProps {
  data: StartData;
  draft: { lang: string; both: boolean };
  change(changes: { lang?: string; both?: boolean }): void;
}

/** English, Welsh, or both as equals; with both, one of them stands first. */
function Languages({ data, draft, change }: LanguagesProps) {
  const only = data.languages.map((tag) => ({ value: tag, label: languageName(tag), lang: tag }));
  return (
    <>
      <Choice
        legend={t("start.languages")}
        options={[...only, { value: "both", label: t("start.both") }]}
        value={draft.both ? "both" : draft.lang}
        onChange={(chosen) =>
          change(chosen === "both" ? { both: true } : { lang: chosen, both: false })
        }
      />
      {draft.both && (
        <Choice
          legend={t("start.main_language")}
          options={only}
          value={draft.lang}
          onChange={(lang) => change({ lang })}
        />
      )}
    </>
  );
}
