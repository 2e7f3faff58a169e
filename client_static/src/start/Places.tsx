import { Button } from "../components/Button";
import { TextField } from "../components/TextField";
import { languageName, t } from "../words";
import type { StartData } from "./data";
import type { Draft } from "./draft";
import { placesOf, typed } from "./places";

interface Props {
  data: StartData;
  draft: Draft;
  languages: string[];
  change(changes: Partial<Draft>): void;
  errorOf(field: string): string | null;
}

/** How people can describe their place in the room: nobody is asked unless something stands here. */
export function Places({ data, draft, languages, change, errorOf }: Props) {
  const usual = () =>
    Object.fromEntries(languages.map((lang) => [lang, typed(data.perspectives, lang)]));
  return (
    <fieldset class="questions" id="places">
      <legend class="field-label">{t("start.places")}</legend>
      <p class="field-hint">{t("start.places_hint")}</p>
      {!placesOf(draft, languages).length && (
        <Button type="button" onClick={() => change({ places: usual() })}>
          {t("start.places_usual")}
        </Button>
      )}
      {languages.map((lang) => (
        <TextField
          key={lang}
          id={`places-${lang}`}
          label={languageName(lang)}
          labelLang={lang}
          value={draft.places[lang] ?? ""}
          onInput={(text) => change({ places: { ...draft.places, [lang]: text } })}
          error={errorOf(`places-${lang}`)}
          lines={2}
        />
      ))}
    </fieldset>
  );
}
