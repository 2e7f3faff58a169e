import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { openTables, sessionOf, tableName } from "../live/selectors";
import type { Order } from "../live/session";
import type { Seating, TableEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { Harvest } from "./Harvest";
import { TablesForm } from "./TablesForm";

/** How the room sits, who stays and who moves, and what each table said. */
export function TablesPanel() {
  const { view } = useDesk();
  const seating = sessionOf(view)?.seating;
  return (
    <>
      {!seating && <p>{t("console.tables_without")}</p>}
      <TablesForm />
      {seating && (
        <>
          <Moving seating={seating} />
          <Seats />
          <Cards />
          <Harvest seating={seating} />
        </>
      )}
    </>
  );
}

function Moving({ seating }: { seating: Seating }) {
  const { session } = useDesk();
  const { give, problem, resting } = useOrders();
  const away = session.status.value === "offline";
  const button = (words: string, order: Order) => (
    <Button
      disabled={away}
      aria-disabled={resting}
      onClick={() => {
        if (!resting) void give(order);
      }}
    >
      {words}
    </Button>
  );
  return (
    <section class="row-group">
      <h3>{t("console.table_round", { n: seating.round })}</h3>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div class="row-acts">
        {button(t("console.next_table_round"), { type: "next_table_round" })}
      </div>
      <p class="field-hint">
        {t(seating.assigned ? "console.next_table_note" : "console.next_table_choose")}
      </p>
      <p class="seats-how">{t(seating.assigned ? "console.assigned" : "console.chosen")}</p>
      <div class="row-acts">
        {button(t("console.assign_rest"), { type: "assign_tables", on: true })}
        {button(t("console.assign_all"), { type: "assign_tables", on: true, everybody: true })}
        {seating.assigned && button(t("console.assign_stop"), { type: "assign_tables", on: false })}
      </div>
    </section>
  );
}

function Seats() {
  const { view } = useDesk();
  return (
    <section class="row-group">
      <h3>{t("console.tables_seats")}</h3>
      <ul class="plain-list seats">
        {openTables(view).map((table) => (
          <Seat key={table.id} table={table} />
        ))}
      </ul>
    </section>
  );
}

function Seat({ table }: { table: TableEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const seats = view.seats[table.id];
  const name = tableName(view, table.id);
  const revoke = t(seats?.hosts ? "console.revoke_hosts" : "console.revoke_card");
  const facts = [
    t("console.table_people", { n: seats?.people ?? 0 }),
    seats?.hosts ? t("console.table_hosted") : "",
  ];
  return (
    <li class="seats-row">
      <span>
        <strong>{table.name ? `${table.n}: ${name}` : name}</strong>
        <span class="seats-facts">{facts.filter(Boolean).join(" · ")}</span>
      </span>
      {seats?.linked && (
        <Button
          kind="quiet"
          aria-label={`${revoke}: ${name}`}
          title={t("console.revoke_hosts_note")}
          onClick={() => give({ type: "revoke_hosts", table: table.id })}
        >
          {revoke}
        </Button>
      )}
      {problem && <ErrorNote>{problem}</ErrorNote>}
    </li>
  );
}

function Cards() {
  const { about } = useDesk();
  return (
    <section class="row-group">
      <ul class="plain-list links">
        <li>
          <a href={`/${about.code}/poster?cards=tables`} target="_blank" rel="noreferrer">
            {t("console.table_cards")}
          </a>
        </li>
        <li>
          <a href={`/${about.code}/poster?cards=hosts`} target="_blank" rel="noreferrer">
            {t("console.host_cards")}
          </a>
        </li>
      </ul>
      <p class="field-hint">{t("console.hosts_note")}</p>
    </section>
  );
}
