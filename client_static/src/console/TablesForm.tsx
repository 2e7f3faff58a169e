import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { openTables, sessionOf } from "../live/selectors";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

const MOST = 100;
const LONGEST_NAME = 60;

/** How many tables there are, what they are called, and who is told where ideas come from. */
export function TablesForm() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const there = openTables(view).map(({ name }) => name ?? "");
  const labels = sessionOf(view)?.seating?.labels ?? true;
  const [typed, type] = useState<string | null>(null);
  const [named, setNamed] = useState<Record<number, string>>({});
  const count = Number(typed ?? there.length);
  const wrong = !Number.isInteger(count) || count < 0 || count > MOST || typed?.trim() === "";
  const names = Array.from({ length: wrong ? 0 : count }, (_, at) => named[at] ?? there[at] ?? "");
  const changed = wrong || names.join("\n") !== there.join("\n") || names.length !== there.length;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (wrong || !(await give({ type: "set_tables", names, labels }))) return;
    type(null);
    setNamed({});
  }

  return (
    <section class="row-group">
      <form onSubmit={save}>
        <TextField
          label={t("console.tables_how_many")}
          value={typed ?? String(there.length)}
          onInput={type}
          error={wrong ? t("console.tables_most", { n: MOST }) : null}
        />
        {names.length > 0 && (
          <details>
            <summary class="row-summary">{t("console.tables_names")}</summary>
            {names.map((name, at) => (
              <TextField
                key={at}
                label={t("common.table_n", { n: at + 1 })}
                value={name}
                onInput={(words) => setNamed({ ...named, [at]: words })}
                limit={LONGEST_NAME}
              />
            ))}
          </details>
        )}
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {changed && <Button type="submit">{t("common.save")}</Button>}
      </form>
      {there.length > 0 && (
        <>
          <label class="switch">
            <input
              type="checkbox"
              checked={labels}
              onClick={(event) => {
                // The box follows the server's answer, not the click.
                event.preventDefault();
                void give({ type: "set_tables", names: there, labels: !labels });
              }}
            />
            <span>{t("console.tables_labels")}</span>
          </label>
          <p class="field-hint">{t("console.tables_labels_note")}</p>
        </>
      )}
    </section>
  );
}
