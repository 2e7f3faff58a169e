import { useEffect, useState } from "preact/hooks";
import { HelpLineFields, type TypedLine } from "../components/HelpLineFields";
import { t } from "../words";

interface Props {
  lines: TypedLine[];
  languages: string[];
  error: string | null;
  change(lines: TypedLine[]): void;
}

/** Where people can turn, if the organiser likes to say it now. */
export function HelpLines({ lines, languages, error, change }: Props) {
  const [open, show] = useState(lines.length > 0);
  useEffect(() => {
    if (error) show(true);
  }, [error]);
  return (
    <fieldset class="questions" id="help-lines">
      <legend class="field-label">{t("help.title")}</legend>
      <details open={open} onToggle={(event) => show(event.currentTarget.open)}>
        <summary>{t("help.open")}</summary>
        {error && <p class="field-error">{error}</p>}
        <HelpLineFields {...{ lines, languages, change }} />
      </details>
    </fieldset>
  );
}
