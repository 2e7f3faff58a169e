import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { sessionOf } from "../live/selectors";
import type { HoldMode, ListName } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { ModerationLog } from "./ModerationLog";
import { MoreActs } from "./MoreActs";
import { safeguarded } from "./moderation";
import { Card, Queue } from "./Queue";

/** What keeps harm off the board: the queue first, then how much waits, then what was done. */
export function ModerationPanel() {
  return (
    <>
      <PauseSwitch />
      <Queue />
      <HoldChoice />
      <Lists />
      <Safeguarded />
      <ModerationLog />
    </>
  );
}

function PauseSwitch() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const paused = sessionOf(view)?.paused ?? false;
  return (
    <div class="pause">
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <label class="switch">
        <input
          type="checkbox"
          checked={paused}
          onClick={(event) => {
            // The box follows the server's answer, not the click.
            event.preventDefault();
            void give({ type: "pause_posting", paused: !paused });
          }}
        />
        <span>
          {t("console.pause")} <span class="field-hint">{t("console.pause_note")}</span>
        </span>
      </label>
    </div>
  );
}

const MODES: HoldMode[] = ["none", "flagged", "all"];

function HoldChoice() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const holding = sessionOf(view)?.holding;
  const mode = holding && holding.ideas === holding.pledges ? holding.ideas : null;
  const [picked, pick] = useState<HoldMode | null>(null);
  useEffect(() => pick(null), [mode]);

  async function choose(chosen: HoldMode): Promise<void> {
    pick(chosen);
    if (!(await give({ type: "set_hold", ideas: chosen, pledges: chosen }))) pick(null);
  }

  return (
    <section class="row-group">
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Choice
        legend={t("console.hold_what")}
        options={MODES.map((value) => ({
          value,
          label: t(`console.hold_${value}`),
          hint: t(`console.hold_${value}_hint`),
        }))}
        value={picked ?? mode}
        onChange={choose}
      />
    </section>
  );
}

function Lists() {
  return (
    <details class="row-group">
      <summary>{t("console.lists")}</summary>
      <ListForm name="words" />
      <ListForm name="names" />
    </details>
  );
}

function ListForm({ name }: { name: ListName }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const there = view.lists[name]?.entries ?? "";
  const [typed, type] = useState<string | null>(null);
  const entries = typed ?? there;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (await give({ type: "set_list", list: name, entries })) type(null);
  }

  return (
    <form class="prompt-form" onSubmit={save}>
      <TextField
        label={t(`console.list_${name}`)}
        hint={t(`console.list_${name}_hint`)}
        value={entries}
        onInput={type}
        lines={4}
      />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {entries !== there && <Button type="submit">{t("console.list_save")}</Button>}
    </form>
  );
}

function Safeguarded() {
  const { view } = useDesk();
  const flagged = safeguarded(view);
  if (!flagged.length) return null;
  return (
    <section class="row-group">
      <h3>{t("console.safeguards", { n: flagged.length })}</h3>
      <ul class="plain-list rows">
        {flagged.map((item) => (
          <li key={item.entity.id}>
            <Card item={item}>
              <MoreActs item={item} />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
