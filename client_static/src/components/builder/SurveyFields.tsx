import { useState } from "preact/hooks";
import type { Question, Survey } from "../../wire.gen";
import { t } from "../../words";
import { announce } from "../Announcer";
import { Button } from "../Button";
import { ErrorNote } from "../ErrorNote";
import type { BuiltStage, Value } from "./agenda";
import type { BuilderProps } from "./Builder";
import { QuestionFields } from "./QuestionFields";
import { BUILT_IN, blank, MOST_QUESTIONS, readFile, tidied } from "./survey";

type Props = BuilderProps & { stage: BuiltStage };

const surveyOf = (value: Value | undefined): Survey | null =>
  value !== null && typeof value === "object" ? value : null;

/** What an evaluation asks: questions to add, change and take out, or a file of them. */
export function SurveyFields({ stage, languages, acts, eager = false }: Props) {
  const [typed, type] = useState<Survey | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const kept = surveyOf(stage.settings.survey);
  const survey = typed ?? kept ?? { questions: BUILT_IN };
  const { questions } = survey;

  const save = (next: Survey | null) => acts.change(stage.id, "survey", next && tidied(next));

  function set(next: Survey): void {
    type(next);
    if (eager) void save(next);
  }

  const setQuestions = (next: Question[]) => set({ ...survey, questions: next });

  async function keep(next: Survey | null): Promise<void> {
    if (!(await save(next))) return;
    type(null);
    announce(t("builder.survey_saved"));
  }

  async function bring(file: File | undefined): Promise<void> {
    if (!file) return;
    const found = await readFile(file);
    if ("problem" in found) return setProblem(found.problem);
    setProblem(null);
    set(found);
  }

  return (
    <fieldset class="builder-words">
      <legend class="field-label">{t("builder.survey")}</legend>
      <p class="field-hint">{t("builder.survey_hint", { most: MOST_QUESTIONS })}</p>
      {!typed && !kept && <p class="field-hint">{t("builder.survey_built_in")}</p>}
      <About survey={survey} />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {questions.map((question, at) => (
        <QuestionFields
          key={question.id}
          {...{ question, at, languages }}
          of={questions.length}
          onChange={(next) => setQuestions(questions.map((one, n) => (n === at ? next : one)))}
          onMove={(by) => setQuestions(swapped(questions, at, at + by))}
          onRemove={() => setQuestions(questions.filter((_, n) => n !== at))}
        />
      ))}
      <div class="builder-row">
        {questions.length < MOST_QUESTIONS && (
          <Button onClick={() => setQuestions([...questions, blank(questions)])}>
            {t("builder.add_question")}
          </Button>
        )}
        {(typed || kept) && (
          <Button onClick={() => void keep(null)}>{t("builder.use_built_in")}</Button>
        )}
        {typed && !eager && (
          <Button kind="main" onClick={() => void keep(typed)}>
            {t("builder.save_survey")}
          </Button>
        )}
      </div>
      <label class="field-label">
        {t("builder.bring_survey")}
        <input
          type="file"
          accept=".json,.csv,application/json,text/csv"
          class="field-input"
          onChange={(event) => {
            void bring(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
    </fieldset>
  );
}

/** Where the questions come from, and who may use them. */
function About({ survey: { source, licence } }: { survey: Survey }) {
  if (!source && !licence) return null;
  return (
    <dl class="builder-about">
      {source && (
        <>
          <dt>{t("builder.survey_source")}</dt>
          <dd>{source}</dd>
        </>
      )}
      {licence && (
        <>
          <dt>{t("builder.survey_licence")}</dt>
          <dd>{licence}</dd>
        </>
      )}
    </dl>
  );
}

function swapped(all: Question[], from: number, to: number): Question[] {
  const places: Record<number, Question | undefined> = { [from]: all[to], [to]: all[from] };
  return all.map((one, n) => places[n] ?? one);
}
