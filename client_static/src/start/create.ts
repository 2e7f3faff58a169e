import type { FieldError } from "../components/ErrorNote";
import { isRight } from "../components/privacy/fields";
import { lengthOf } from "../components/TextField";
import { bearer } from "../live/bearer";
import { has, t } from "../words";
import type { Created, StartData, Template } from "./data";
import { type Draft, languagesOf, requestOf, tablesOf, wordsIn } from "./draft";
import {
  expectedId,
  isWronglyExpected,
  MOST_EXPECTED,
  MOST_PLACES,
  PLACE_LENGTH,
  placesByLine,
  placesOf,
  tooLong,
} from "./places";

export const LIMITS = { title: 120, purpose: 1000, influence: 1000, series: 120 };

const MOST_TABLES = 100;

export const fieldId = (field: string, lang: string): string => `${field}-${lang}`;

/** What has to be put right before the server is asked. */
export function check(draft: Draft, data: StartData, key: string): FieldError[] {
  const languages = languagesOf(draft, data.languages);
  const errors: FieldError[] = [];
  if (!wordsIn(draft, draft.lang).title.trim()) {
    errors.push({ field: fieldId("title", draft.lang), text: t("start.title_missing") });
  }
  for (const lang of languages) {
    for (const field of ["title", "purpose", "influence"] as const) {
      if (lengthOf(wordsIn(draft, lang)[field]) > LIMITS[field]) {
        errors.push({ field: fieldId(field, lang), text: t(`start.${field}_long`) });
      }
    }
  }
  if (!(tablesOf(draft) <= MOST_TABLES)) {
    errors.push({ field: "tables", text: t("start.tables_wrong", { n: MOST_TABLES }) });
  }
  const places = placesOf(draft, languages);
  if (places.length > MOST_PLACES || tooLong(places)) {
    const text = t("start.places_wrong", { n: MOST_PLACES, limit: PLACE_LENGTH });
    errors.push({ field: `places-${draft.lang}`, text });
  }
  for (const [line, place] of placesByLine(draft, languages).entries()) {
    if (place && isWronglyExpected(place)) {
      errors.push({
        field: expectedId(line),
        text: t("start.expected_wrong", { n: MOST_EXPECTED }),
      });
    }
  }
  if (!isRight(draft.privacy)) {
    errors.push({ field: "keeping", text: t("refusals.bad_retention") });
  }
  if (data.create_key_needed && !key.trim()) {
    errors.push({ field: "key", text: t("start.key_missing") });
  }
  return errors;
}

/** The field that a refusal is about; the button where it is about none. */
const FIELDS: Record<string, string> = {
  create_key: "key",
  bad_template: "template",
  bad_agenda: "agenda",
  bad_help_line: "help-lines",
  bad_number: "help-lines",
  bad_link: "help-lines",
  bad_retention: "keeping",
};

export async function create(
  draft: Draft,
  data: StartData,
  key: string,
  template: Template | undefined,
): Promise<Created | FieldError> {
  try {
    const answer = await fetch("/api/sessions", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Accept-Language": document.documentElement.lang,
        // Who may create events may also send pictures along.
        ...(key.trim() ? bearer(key.trim()) : {}),
      },
      body: JSON.stringify(requestOf(draft, data, key.trim(), template)),
    });
    const said = await answer.json();
    if (answer.ok) return said as Created;
    return { field: fieldOf(said, draft), text: textOf(said) };
  } catch {
    return { field: "create", text: t("common.offline_now") };
  }
}

type Refused = { code?: string; message?: string; field?: string };

function fieldOf({ code = "", field }: Refused, draft: Draft): string {
  if (field) return fieldId(field, draft.lang);
  return FIELDS[code] ?? "create";
}

function textOf({ code, message }: Refused): string {
  if (message) return message;
  const key = `refusals.${code}`;
  return has(key) ? t(key) : t("refusals.unavailable");
}
