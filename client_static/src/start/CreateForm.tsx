import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { ErrorSummary, type FieldError } from "../components/ErrorNote";
import { LanguageNames } from "../components/LanguageNames";
import { TextField } from "../components/TextField";
import { language, languageName, t } from "../words";
import { AboutFields } from "./AboutFields";
import { AgendaFields } from "./AgendaFields";
import { ownTemplates } from "./agendas";
import { check, create, LIMITS } from "./create";
import type { Created, StartData, Template } from "./data";
import { firstDraft, keepDraft, languagesOf, templatesOf } from "./draft";
import { HelpLines } from "./HelpLines";
import { Keeping } from "./Keeping";
import { Places } from "./Places";
import { TemplateNote, templateName } from "./TemplateNote";

interface Props {
  data: StartData;
  onCreated(created: Created): void;
}

/** For the engagement lead. Everything typed is kept on this computer until the event is there. */
export function CreateForm({ data, onCreated }: Props) {
  const [draft, setDraft] = useState(() => firstDraft(data, language.peek()));
  const latest = useRef(draft);
  const [key, setKey] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [own, refresh] = useOwn(data.create_key_needed, key);
  const templates = templatesOf(draft, data.templates, own);
  const template = templates.find(({ id }) => id === draft.template) ?? templates[0];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text ?? null;

  function change(changes: Partial<typeof draft>): void {
    const next = { ...latest.current, ...changes };
    latest.current = next;
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
    const answer = await create(latest.current, data, key, template);
    setBusy(false);
    if ("field" in answer) fail([answer]);
    else {
      const template = data.templates[0]?.id ?? "";
      const none = { words: {}, agendas: {}, imported: null, tables: "" };
      change({ ...none, template, places: {}, expected: [], helpLines: [], series: "" });
      onCreated(answer);
    }
  }

  return (
    <section class="create" aria-labelledby="plan">
      <h2 id="plan">{t("start.create_title")}</h2>
      <p class="create-lead">{t("start.create_lead")}</p>
      {data.may_create && (
        <p>
          <a class="lone-link" href="/desk">
            {t("start.desk")}
          </a>
        </p>
      )}
      <ErrorSummary errors={errors} tries={tries} />
      <form onSubmit={submit} noValidate>
        <Languages data={data} draft={draft} change={change} />
        {languagesOf(draft, data.languages).map((lang) => (
          <AboutFields key={lang} {...{ lang, draft, change, errorOf }} />
        ))}
        <Choice
          id="template"
          legend={t("start.template")}
          options={templates.map((ready) => ({
            value: ready.id,
            label: <span lang={templateName(ready).lang}>{templateName(ready).text}</span>,
            hint: <TemplateNote template={ready} />,
          }))}
          value={template?.id ?? null}
          onChange={(chosen) => change({ template: chosen })}
          error={errorOf("template")}
        />
        {template && (
          <AgendaFields
            latest={() => latest.current}
            {...{ template, change }}
            languages={data.languages}
            createKey={key.trim()}
            error={errorOf("agenda")}
            onKept={refresh}
          />
        )}
        <TextField
          id="tables"
          label={t("start.tables")}
          hint={t(template?.at_tables ? "start.tables_asked" : "start.tables_hint")}
          value={draft.tables}
          onInput={(tables) => change({ tables })}
          error={errorOf("tables")}
        />
        <TextField
          id="series"
          label={t("start.series")}
          hint={t("start.series_hint")}
          value={draft.series}
          onInput={(series) => change({ series })}
          limit={LIMITS.series}
        />
        <Places
          {...{ data, draft, change, errorOf }}
          languages={languagesOf(draft, data.languages)}
        />
        <HelpLines
          lines={draft.helpLines}
          change={(helpLines) => change({ helpLines })}
          error={errorOf("help-lines")}
          languages={languagesOf(draft, data.languages)}
        />
        <Keeping
          typed={draft.privacy}
          change={(privacy) => change({ privacy })}
          error={errorOf("keeping")}
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

/** One's own templates; where events need a key, as soon as one was typed. */
function useOwn(keyNeeded: boolean, key: string): [Template[], () => void] {
  const [own, setOwn] = useState<Template[]>([]);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (keyNeeded && !key.trim()) return;
    const wait = setTimeout(async () => setOwn(await ownTemplates(key.trim())), key ? 500 : 0);
    return () => clearTimeout(wait);
  }, [keyNeeded, key, times]);
  return [own, () => setTimes((n) => n + 1)];
}

interface LanguagesProps {
  data: StartData;
  draft: { lang: string; both: boolean };
  change(changes: { lang?: string; both?: boolean }): void;
}

/** English, Welsh, or both as equals; with both, one of them stands first. */
function Languages({ data, draft, change }: LanguagesProps) {
  const only = data.languages.map((tag) => ({ value: tag, label: languageName(tag), lang: tag }));
  const all = <LanguageNames tags={data.languages} />;
  return (
    <>
      <Choice
        legend={t("start.languages")}
        options={[...only, { value: "both", label: only.length > 2 ? all : t("start.both") }]}
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
