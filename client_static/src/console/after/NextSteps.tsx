import { useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { TextField } from "../../components/TextField";
import { sessionOf } from "../../live/selectors";
import type { After } from "../../wire.gen";
import { languageName, t } from "../../words";
import { useDesk, useOrders } from "../desk";

const LENGTH = 2000;

type Said = Record<string, { next_steps: string; contacts: string }>;

/** What happens next and whom to ask, in each of the event's languages; typed words stay. */
export function NextSteps() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const { after, lang = "en", languages = [] } = sessionOf(view) ?? {};
  const [typed, type] = useState<Said | null>(null);
  const said = typed ?? saidOf(after, lang, languages);
  const ordered = [lang, ...languages.filter((one) => one !== lang)];

  function set(of: string, field: "next_steps" | "contacts", words: string): void {
    type({ ...said, [of]: { ...(said[of] ?? EMPTY), [field]: words } });
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const { [lang]: first = EMPTY, ...translations } = said;
    if (!(await give({ type: "set_after", ...first, translations }))) return;
    type(null);
    announce(t("console.after_saved"));
  }

  return (
    <details class="row-group" open={!after}>
      <summary>{t("console.after_words")}</summary>
      <form onSubmit={save}>
        <p class="field-hint">{t("console.after_words_note")}</p>
        {ordered.map((one) => (
          <fieldset key={one} class="after-words">
            {ordered.length > 1 && (
              <legend class="field-label">
                {t("console.after_in", { language: languageName(one) })}
              </legend>
            )}
            <TextField
              label={t("console.after_next")}
              value={said[one]?.next_steps ?? ""}
              onInput={(words) => set(one, "next_steps", words)}
              lang={one}
              limit={LENGTH}
              lines={3}
            />
            <TextField
              label={t("console.after_contacts")}
              hint={t("console.after_contacts_hint")}
              value={said[one]?.contacts ?? ""}
              onInput={(words) => set(one, "contacts", words)}
              lang={one}
              limit={LENGTH}
              lines={2}
            />
          </fieldset>
        ))}
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {typed && (
          <p class="row-acts">
            <Button kind="main" type="submit">
              {t("console.after_save")}
            </Button>
          </p>
        )}
      </form>
    </details>
  );
}

const EMPTY = { next_steps: "", contacts: "" };

const saidOf = (after: After | undefined, lang: string, languages: string[]): Said =>
  Object.fromEntries(
    languages.map((one) => {
      const { next_steps = "", contacts = "" } =
        (one === lang ? after : after?.translations?.[one]) ?? EMPTY;
      return [one, { next_steps, contacts }];
    }),
  );
