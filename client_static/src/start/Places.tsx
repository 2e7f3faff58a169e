import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { TextField } from "../components/TextField";
import { languageName, t } from "../words";
import type { StartData } from "./data";
import type { Draft } from "./draft";
import { expectedId, type Place, placesByLine, typed } from "./places";

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
  const lines = placesByLine(draft, languages);
  return (
    <fieldset class="questions" id="places">
      <legend class="field-label">{t("start.places")}</legend>
      <p class="field-hint">{t("start.places_hint")}</p>
      {!lines.some(Boolean) && (
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
      {lines.some(Boolean) && (
        <Expected
          {...{ lines, language: languages[0] ?? "" }}
          expected={draft.expected}
          change={(expected) => change({ expected })}
          errorOf={errorOf}
        />
      )}
    </fieldset>
  );
}

interface ExpectedProps {
  lines: (Place | null)[];
  language: string;
  expected: string[];
  errorOf(field: string): string | null;
  change(expected: string[]): void;
}

/** A number for each line: how many such people were asked to come. */
function Expected({ lines, language, expected, errorOf, change }: ExpectedProps) {
  const [open, show] = useState(expected.some(Boolean));
  const wrong = lines.some((_, at) => errorOf(expectedId(at)));
  useEffect(() => {
    if (wrong) show(true);
  }, [wrong]);

  function set(at: number, typed: string): void {
    change(lines.map((_, line) => (line === at ? typed : (expected[line] ?? ""))));
  }

  return (
    <details class="expected" open={open} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t("start.expected")}</summary>
      <p class="field-hint">{t("start.expected_hint")}</p>
      {lines.map(
        (place, at) =>
          place && (
            <TextField
              key={at}
              id={expectedId(at)}
              label={place.names[language] ?? Object.values(place.names)[0] ?? ""}
              labelLang={place.names[language] ? language : Object.keys(place.names)[0]}
              value={expected[at] ?? ""}
              onInput={(typed) => set(at, typed)}
              error={errorOf(expectedId(at))}
            />
          ),
      )}
    </details>
  );
}
