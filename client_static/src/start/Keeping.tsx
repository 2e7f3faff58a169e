import { useEffect, useState } from "preact/hooks";
import type { TypedPrivacy } from "../components/privacy/fields";
import { PrivacyFields } from "../components/privacy/PrivacyFields";
import { t } from "../words";

interface Props {
  typed: TypedPrivacy;
  languages: string[];
  error: string | null;
  change(typed: TypedPrivacy): void;
}

/** Data protection, if the organiser likes to say it now; the console has it too. */
export function Keeping({ typed, languages, error, change }: Props) {
  const [open, show] = useState(false);
  useEffect(() => {
    if (error) show(true);
  }, [error]);
  return (
    <fieldset class="questions" id="keeping">
      <legend class="field-label">{t("keeping.title")}</legend>
      <details open={open} onToggle={(event) => show(event.currentTarget.open)}>
        <summary>{t("keeping.promise")}</summary>
        {error && <p class="field-error">{error}</p>}
        <PrivacyFields {...{ typed, languages, change }} />
      </details>
    </fieldset>
  );
}
