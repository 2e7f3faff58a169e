import { useRef } from "preact/hooks";
import type { HelpLine } from "../wire.gen";
import { languageName, t } from "../words";
import { Button } from "./Button";
import { TextField } from "./TextField";
import "./help-lines.css";

/** A help line as it is typed, right or not yet. */
export interface TypedLine {
  names: Record<string, string>;
  phone: string;
  text: string;
  web: string;
  notes: Record<string, string>;
}

const EMPTY: TypedLine = { names: {}, phone: "", text: "", web: "", notes: {} };
const MOST = 8;
const NAME_LENGTH = 80;
const NOTE_LENGTH = 120;

export const typedFrom = (lines: HelpLine[]): TypedLine[] =>
  lines.map(({ names, phone, text, web, notes }) => ({
    names,
    phone: phone ?? "",
    text: text ?? "",
    web: web ?? "",
    notes: notes ?? {},
  }));

/** Those in which anything stands. */
export const writtenLines = (lines: TypedLine[]): TypedLine[] =>
  lines.filter(({ names, phone, text, web, notes }) =>
    [phone, text, web, ...Object.values(names), ...Object.values(notes)].some((one) => one.trim()),
  );

interface Props {
  lines: TypedLine[];
  languages: string[];
  change(lines: TypedLine[]): void;
}

/** Where people can turn: name, numbers, web address, and when; the names in each language. */
export function HelpLineFields({ lines, languages, change }: Props) {
  const last = useRef<HTMLDivElement>(null);

  function set(at: number, changes: Partial<TypedLine>): void {
    change(lines.map((line, place) => (place === at ? { ...line, ...changes } : line)));
  }

  function add(): void {
    change([...lines, EMPTY]);
    // The field is there once it is drawn.
    setTimeout(() =>
      last.current?.querySelector<HTMLElement>("fieldset:last-of-type input")?.focus(),
    );
  }

  return (
    <div ref={last}>
      <p class="field-hint">{t("help.note")}</p>
      {!lines.length && <p>{t("help.none")}</p>}
      {lines.map((line, at) => (
        <fieldset class="help-line" key={at}>
          <legend class="field-label">{t("help.line", { n: at + 1 })}</legend>
          <InLanguages
            words="help.name"
            limit={NAME_LENGTH}
            languages={languages}
            value={line.names}
            change={(names) => set(at, { names })}
          />
          {(["phone", "text", "web"] as const).map((field) => (
            <TextField
              key={field}
              label={t(`help.${field}`)}
              value={line[field]}
              onInput={(typed) => set(at, { [field]: typed })}
            />
          ))}
          <InLanguages
            words="help.notes"
            limit={NOTE_LENGTH}
            languages={languages}
            value={line.notes}
            change={(notes) => set(at, { notes })}
          />
          <Button
            kind="quiet"
            onClick={() => change(lines.filter((_, place) => place !== at))}
            aria-label={t("help.remove", { n: at + 1 })}
          >
            {t("builder.remove")}
          </Button>
        </fieldset>
      ))}
      {lines.length < MOST && <Button onClick={add}>{t("help.add")}</Button>}
    </div>
  );
}

interface InLanguagesProps {
  words: "help.name" | "help.notes";
  languages: string[];
  limit: number;
  value: Record<string, string>;
  change(value: Record<string, string>): void;
}

function InLanguages({ words, languages, limit, value, change }: InLanguagesProps) {
  return (
    <>
      {languages.map((lang) => (
        <TextField
          key={lang}
          label={languages.length > 1 ? `${t(words)} (${languageName(lang)})` : t(words)}
          value={value[lang] ?? ""}
          onInput={(typed) => change({ ...value, [lang]: typed })}
          limit={limit}
        />
      ))}
    </>
  );
}
