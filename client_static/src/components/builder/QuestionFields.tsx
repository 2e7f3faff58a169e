import { useId, useState } from "preact/hooks";
import { questionWords } from "../../live/surveys";
import type { Question } from "../../wire.gen";
import { language, languageName, t } from "../../words";
import { Button } from "../Button";
import { TextField } from "../TextField";
import { hasOptions, isBuiltIn, KINDS, withLines, withText } from "./survey";

const [LONGEST, LONGEST_ANSWER] = [300, 120];

interface Props {
  question: Question;
  at: number;
  of: number;
  languages: string[];
  onChange(question: Question): void;
  onMove(by: number): void;
  onRemove(): void;
}

/** One question of an evaluation. The words of one that is built in stay: it can be taken out. */
export function QuestionFields(props: Props) {
  const { question, at, of, onMove, onRemove } = props;
  const called = t("builder.question_n", { n: at + 1 });
  const [open, setOpen] = useState(!isBuiltIn(question) && !questionWords(question).text);
  const words = questionWords(question);
  return (
    <div class="builder-prompt-fields">
      {isBuiltIn(question) ? (
        <p>
          <strong>{called}</strong> {words.text}
          <span class="builder-minutes"> · {t(`builder.kind_${question.kind}`)}</span>
        </p>
      ) : (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            <strong>{called}</strong> <span lang={words.lang || undefined}>{words.text}</span>
          </summary>
          {open && <Fields {...props} called={called} />}
        </details>
      )}
      <div class="builder-row">
        <Button
          aria-disabled={at === 0}
          aria-label={`${t("builder.up")}: ${called}`}
          onClick={() => at > 0 && onMove(-1)}
        >
          ↑
        </Button>
        <Button
          aria-disabled={at === of - 1}
          aria-label={`${t("builder.down")}: ${called}`}
          onClick={() => at < of - 1 && onMove(1)}
        >
          ↓
        </Button>
        {of > 1 && (
          <Button aria-label={`${t("builder.remove_question")}: ${called}`} onClick={onRemove}>
            {t("builder.remove_question")}
          </Button>
        )}
      </div>
    </div>
  );
}

function Fields({ question, languages, onChange, called }: Props & { called: string }) {
  const id = useId();
  const write = (name: "texts" | "low" | "high", lang: string) => (text: string) =>
    onChange({ ...question, [name]: withText(question[name], lang, text) });
  const field = (name: "texts" | "low" | "high", lang: string, label: string, limit: number) => (
    <TextField
      key={`${name} ${lang}`}
      labelLang={language.value}
      label={`${label} (${languageName(lang)})`}
      value={question[name]?.[lang] ?? ""}
      onInput={write(name, lang)}
      limit={limit}
      lang={lang}
    />
  );
  return (
    <>
      <div class="field">
        <label class="field-label" for={id}>
          {t("builder.question_kind")}
        </label>
        <select
          id={id}
          class="field-input"
          value={question.kind}
          onChange={(event) => onChange(turned(question, event.currentTarget.value))}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`builder.kind_${kind}`)}
            </option>
          ))}
        </select>
      </div>
      {languages.map((lang) => field("texts", lang, called, LONGEST))}
      {question.kind === "thermometer" &&
        languages.flatMap((lang) => [
          field("low", lang, t("builder.question_low"), LONGEST_ANSWER),
          field("high", lang, t("builder.question_high"), LONGEST_ANSWER),
        ])}
      {hasOptions(question) &&
        languages.map((lang) => (
          <Options
            key={lang}
            lang={lang}
            question={question}
            onChange={(lines) => onChange(withLines(question, lang, lines))}
          />
        ))}
    </>
  );
}

/** Only a list has answers to choose, only a thermometer has ends. */
function turned(question: Question, to: string): Question {
  const { id, texts } = question;
  const kind = to as Question["kind"];
  const options = hasOptions({ kind }) ? question.options : [];
  const ends = kind === "thermometer" ? { low: question.low, high: question.high } : {};
  return { id, texts, kind, options, ...ends } as Question;
}

interface OptionsProps {
  lang: string;
  question: Question;
  onChange(lines: string[]): void;
}

/** What is typed stands as it is typed: also the line that is still empty. */
function Options({ lang, question, onChange }: OptionsProps) {
  const [typed, type] = useState<string | null>(null);
  const kept = (question.options ?? []).map(({ texts }) => texts?.[lang] ?? "").join("\n");
  return (
    <TextField
      labelLang={language.value}
      label={`${t("builder.question_options")} (${languageName(lang)})`}
      value={typed ?? kept}
      onInput={(text) => {
        type(text);
        onChange(text.split("\n").filter((line) => line.trim()));
      }}
      lines={4}
      lang={lang}
    />
  );
}
