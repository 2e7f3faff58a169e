import { useEffect, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { inLanguage } from "../components/builder/agenda";
import { Builder } from "../components/builder/Builder";
import { localActs } from "../components/builder/local";
import { ErrorNote } from "../components/ErrorNote";
import { language, t } from "../words";
import { type Answer, checkFile, dropTemplate, keepTemplate, save } from "./agendas";
import type { Template } from "./data";
import { agendaOf, type Draft, IMPORTED, languagesOf, stagesOf, wordsIn } from "./draft";
import { templateName } from "./TemplateNote";

interface Props {
  /** The newest draft: several letters may be typed between two drawings. */
  latest(): Draft;
  template: Template;
  languages: string[];
  createKey: string;
  error: string | null;
  change(changes: Partial<Draft>): void;
  /** One's own templates on the server are others now. */
  onKept(): void;
}

/** The chosen agenda, stage by stage: ready to use, and theirs to change. */
export function AgendaFields(props: Props) {
  const { latest, template, languages, change, error } = props;
  const draft = latest();
  const changed = Boolean(draft.agendas[template.id]);
  // Most agendas are used as they are; what somebody has begun to change stays in sight.
  const [open, show] = useState(changed);
  useEffect(() => {
    if (error) show(true);
  }, [error]);
  const source = inLanguage(template.source ?? {}, language.value);
  const acts = localActs(
    () => stagesOf(latest(), template),
    (stages) => change({ agendas: { ...latest().agendas, [template.id]: stages } }),
  );

  function asItWas(): void {
    const { [template.id]: _, ...agendas } = latest().agendas;
    change({ agendas });
  }

  return (
    <fieldset class="questions" id="agenda">
      <legend class="field-label">{t("start.questions")}</legend>
      {source.text && (
        <p class="field-hint" lang={source.lang}>
          {source.text}
        </p>
      )}
      <details open={open} onToggle={(event) => show(event.currentTarget.open)}>
        <summary>{t("start.change_agenda")}</summary>
        <p class="field-hint">{t("start.questions_hint")}</p>
        {error && <p class="field-error">{error}</p>}
        <Builder
          key={template.id}
          stages={stagesOf(draft, template)}
          languages={languagesOf(draft, languages)}
          acts={acts}
          eager
        />
        {changed && template.id !== IMPORTED && (
          <Button onClick={asItWas}>{t("start.as_it_was")}</Button>
        )}
        <Files {...props} />
      </details>
    </fieldset>
  );
}

/** An agenda to keep, to take away, to bring. */
function Files({ latest, template, createKey, change, onKept }: Props) {
  const [problem, setProblem] = useState<string | null>(null);

  function settle<T>(answer: Answer<T>, words: string): T | null {
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return null;
    announce(words);
    return answer.value;
  }

  /** A template of one's own is called as the event is, where that has a name. */
  function named() {
    const draft = latest();
    const title = wordsIn(draft, draft.lang).title.trim();
    const agenda = agendaOf(draft, template);
    return title ? { ...agenda, name: { [draft.lang]: title } } : agenda;
  }

  async function keep(): Promise<void> {
    const answer = await keepTemplate(named(), createKey);
    if (settle(answer, t("start.template_kept"))) onKept();
  }

  async function drop(): Promise<void> {
    const answer = await dropTemplate(template.id, createKey);
    if (settle(answer, t("start.template_dropped"))) onKept();
  }

  async function bring(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    if (!file) return;
    const found = settle(await checkFile(await file.text(), createKey), t("start.brought"));
    if (!found) return;
    const { [IMPORTED]: _, ...agendas } = latest().agendas;
    change({ imported: found, template: IMPORTED, agendas });
  }

  return (
    <div class="agenda-files">
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div class="builder-row">
        <Button onClick={keep}>{t("start.keep_template")}</Button>
        <Button onClick={() => save(named(), templateName(template).text)}>
          {t("start.save_agenda")}
        </Button>
        {template.id.startsWith("own-") && (
          <Button kind="stern" onClick={drop}>
            {t("start.drop_template")}
          </Button>
        )}
      </div>
      <label class="field-label agenda-bring">
        {t("start.bring_agenda")}
        <input
          type="file"
          accept=".json,application/json"
          class="field-input"
          onChange={(event) => {
            void bring(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
    </div>
  );
}
