import words from "virtual:words/tables";
import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { openStage, openTables, sessionOf, tableName } from "../live/selectors";
import type { Seating } from "../wire.gen";
import { addWords, t } from "../words";
import { HostView } from "./HostView";
import { useHere } from "./here";
import { act } from "./notice";

export { sitAsAddressed } from "./seating";

export const speak = () => addWords(words);

/** Where one sits, and where to go in a new round. */
export function Table() {
  const { view, me } = useHere();
  const seating = sessionOf(view)?.seating;
  const [choosing, choose] = useState(false);
  /** The round in which somebody said that they are at no table. */
  const [away, setAway] = useState(0);
  const round = seating?.round;
  useMoving(round, me.me.me?.table);
  if (!seating || openStage(view)?.kind === "close") return null;
  const at = me.me.me?.table;
  const asked = choosing || (!at && away !== seating.round);
  return (
    <section class="seat" aria-label={t("tables.your_table")}>
      {asked ? (
        <Choosing
          seating={seating}
          onDone={(table) => {
            choose(false);
            setAway(table ? 0 : seating.round);
          }}
        />
      ) : (
        <Seated seating={seating} onChange={() => choose(true)} />
      )}
      {me.me.me?.host && <HostView />}
    </section>
  );
}

/** Says a new round to people who do not see the strip change. */
function useMoving(round: number | undefined, at: string | null | undefined): void {
  const last = useRef(round);
  useEffect(() => {
    if (round && last.current && round > last.current && !at) {
      announce(t("tables.move", { n: round }));
    }
    last.current = round;
  }, [round, at]);
}

function Seated({ seating, onChange }: { seating: Seating; onChange(): void }) {
  const { view, me } = useHere();
  const at = me.me.me?.table;
  const moves = at && seating.round > 1 && seating.assigned && me.me.me?.host !== at;
  return (
    <>
      <div class="seat-line">
        <p role="status">
          {moves && <span class="seat-round">{t("tables.go_to", { n: seating.round })}</span>}
          <strong>{at ? tableName(view, at) : t("tables.none")}</strong>
        </p>
        <Button
          kind="quiet"
          onClick={onChange}
          aria-label={`${t("tables.change")}: ${t("tables.your_table")}`}
        >
          {t("tables.change")}
        </Button>
      </div>
      {at && <p class="hint">{t(seating.labels ? "tables.labels_on" : "tables.labels_off")}</p>}
    </>
  );
}

interface ChoosingProps {
  seating: Seating;
  onDone(table: string | null): void;
}

function Choosing({ seating, onDone }: ChoosingProps) {
  const { session, view, me } = useHere();
  const [picked, pick] = useState(me.me.me?.table ?? "");

  function submit(event: Event): void {
    event.preventDefault();
    const table = picked || null;
    if (table !== (me.me.me?.table ?? null)) void act(session, { type: "take_table", table });
    onDone(table);
  }

  return (
    <form onSubmit={submit}>
      {seating.round > 1 && !picked && <p>{t("tables.move", { n: seating.round })}</p>}
      <label class="field-label" for="table">
        {t("tables.which")}
      </label>
      <select
        id="table"
        class="field-input"
        value={picked}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        <option value="">{t("tables.none")}</option>
        {openTables(view).map(({ id, n, name }) => (
          <option key={id} value={id}>
            {name ? `${n}: ${name}` : t("common.table_n", { n })}
          </option>
        ))}
      </select>
      <p class="hint">{t(seating.labels ? "tables.labels_on" : "tables.labels_off")}</p>
      <Button type="submit">{t("tables.sit")}</Button>
    </form>
  );
}
