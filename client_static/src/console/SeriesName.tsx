import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { sessionOf } from "../live/selectors";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

/** The name that this event shares with those that belong to it. */
export function SeriesName() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const there = sessionOf(view)?.series ?? "";
  const [typed, type] = useState<string | null>(null);
  const name = typed ?? there;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (await give({ type: "set_series", series: name.trim() || null })) type(null);
  }

  return (
    <form class="row-group" onSubmit={save}>
      <TextField
        label={t("console.series")}
        hint={t("console.series_hint")}
        value={name}
        onInput={type}
        limit={120}
      />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {name.trim() !== there && <Button type="submit">{t("console.series_save")}</Button>}
    </form>
  );
}
