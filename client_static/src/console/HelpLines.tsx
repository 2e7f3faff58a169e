import { useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import {
  HelpLineFields,
  type TypedLine,
  typedFrom,
  writtenLines,
} from "../components/HelpLineFields";
import { sessionOf } from "../live/selectors";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

/** Where people can turn: what is typed stays until it is saved, whatever is wrong with it. */
export function HelpLines() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const { help_lines = [], languages = [] } = sessionOf(view) ?? {};
  const [typed, type] = useState<TypedLine[] | null>(null);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (!typed || !(await give({ type: "set_help_lines", lines: writtenLines(typed) }))) return;
    type(null);
    announce(t("help.saved"));
  }

  return (
    <details class="row-group">
      <summary>{t("help.title")}</summary>
      <form onSubmit={save}>
        <HelpLineFields
          lines={typed ?? typedFrom(help_lines)}
          languages={languages}
          change={type}
        />
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {typed && (
          <p class="row-acts">
            <Button kind="main" type="submit">
              {t("help.save")}
            </Button>
          </p>
        )}
      </form>
    </details>
  );
}
