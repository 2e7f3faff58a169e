import { TextField } from "../components/TextField";
import { languageName, t } from "../words";
import { fieldId, LIMITS } from "./create";
import { type Draft, type Words, wordsIn } from "./draft";

interface Props {
  lang: string;
  draft: Draft;
  change(changes: Partial<Draft>): void;
  errorOf(field: string): string | null;
}

const FIELDS = [
  ["title", 1],
  ["purpose", 2],
  ["influence", 3],
] as const;

/** Title, purpose and influence statement in one of the event's languages. */
export function AboutFields({ lang, draft, change, errorOf }: Props) {
  const words = wordsIn(draft, lang);
  const write = (field: keyof Words, text: string) =>
    change({ words: { ...draft.words, [lang]: { ...words, [field]: text } } });
  return (
    <fieldset class="about">
      <legend class={draft.both ? "about-language" : "unseen"} lang={lang}>
        {languageName(lang)}
      </legend>
      {FIELDS.map(([field, lines]) => (
        <TextField
          key={field}
          id={fieldId(field, lang)}
          label={t(`start.${field}`)}
          hint={t(`start.${field}_hint`)}
          value={words[field]}
          onInput={(text) => write(field, text)}
          error={errorOf(fieldId(field, lang))}
          limit={LIMITS[field]}
          lines={lines}
          lang={lang}
        />
      ))}
    </fieldset>
  );
}
