import { languageName, t } from "../../words";
import { Choice } from "../Choice";
import { TextField } from "../TextField";
import { HOURS, isWithin, MONTHS, type TypedPrivacy } from "./fields";

const LINE = 120;
const NOTICE = 4000;
const BASES = [
  ["", "keeping.basis_none"],
  ["public_task", "keeping.basis_public_task"],
  ["legitimate_interests", "keeping.basis_legitimate_interests"],
  ["consent", "keeping.basis_consent"],
] as const;

interface Props {
  typed: TypedPrivacy;
  languages: string[];
  change(typed: TypedPrivacy): void;
}

/** Who looks after people's data, why they may, what else they say, and how long it is kept. */
export function PrivacyFields({ typed, languages, change }: Props) {
  const set = (changes: Partial<TypedPrivacy>) => change({ ...typed, ...changes });
  const wrong = (text: string, bounds: { from: number; to: number }) =>
    isWithin(text, bounds) ? null : t("keeping.number", bounds);
  return (
    <>
      <TextField
        label={t("keeping.controller")}
        hint={t("keeping.controller_hint")}
        value={typed.controller}
        onInput={(controller) => set({ controller })}
        limit={LINE}
      />
      <TextField
        label={t("keeping.contact")}
        hint={t("keeping.contact_hint")}
        value={typed.contact}
        onInput={(contact) => set({ contact })}
        limit={LINE}
      />
      <Choice
        legend={t("keeping.basis")}
        options={BASES.map(([value, words]) => ({ value, label: t(words) }))}
        value={typed.basis}
        onChange={(basis) => set({ basis })}
      />
      {languages.map((lang) => (
        <TextField
          key={lang}
          label={
            languages.length > 1
              ? `${t("keeping.notice")} (${languageName(lang)})`
              : t("keeping.notice")
          }
          value={typed.notice[lang] ?? ""}
          onInput={(words) => set({ notice: { ...typed.notice, [lang]: words } })}
          lang={lang}
          limit={NOTICE}
          lines={3}
        />
      ))}
      <TextField
        label={t("keeping.months")}
        hint={t("keeping.months_hint")}
        value={typed.months}
        onInput={(months) => set({ months })}
        error={wrong(typed.months, MONTHS)}
        typing={{ inputMode: "numeric" }}
      />
      <TextField
        label={t("keeping.hours")}
        hint={t("keeping.hours_hint")}
        value={typed.hours}
        onInput={(hours) => set({ hours })}
        error={wrong(typed.hours, HOURS)}
        typing={{ inputMode: "numeric" }}
      />
    </>
  );
}
