import { useEffect, useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { TextField } from "../../components/TextField";
import { date } from "../../dates";
import { t } from "../../words";
import { useDesk, useOrders } from "../desk";
import { changed, offered, type ReminderStatus, remindersOf } from "./reminderStatus";

/** When people are reminded, and how their mail went. What is ticked is saved at once. */
export function Reminders() {
  const { about, token } = useDesk();
  const { give, problem } = useOrders();
  const [status, setStatus] = useState<ReminderStatus | null | undefined>();
  const [known, setKnown] = useState<number[]>([]);

  async function look(): Promise<void> {
    const found = await remindersOf(about.code, token);
    setStatus(found);
    // A date that was just taken off stays in sight, to be put back.
    if (found) setKnown((before) => offered([...before, ...found.dates.map(({ days }) => days)]));
  }

  async function set(days: number[], on: boolean): Promise<void> {
    setStatus((before) => before && changed(before, days, on));
    if (await give({ type: "set_reminders", after_days: days, on })) {
      announce(t("console.reminders_saved"));
    }
    await look();
  }

  useEffect(() => void look(), []);

  return (
    <section class="row-group">
      <h3>{t("console.reminders")}</h3>
      {status === null && <p>{t("console.reminders_unknown")}</p>}
      {status && !status.mail && <p>{t("console.reminders_no_mail")}</p>}
      {status?.mail && <Dates status={status} days={known} set={set} />}
      {problem && <ErrorNote>{problem}</ErrorNote>}
    </section>
  );
}

interface DatesProps {
  status: ReminderStatus;
  /** All dates to choose from, in days after the event. */
  days: number[];
  set(days: number[], on: boolean): Promise<void>;
}

function Dates({ status, days, set }: DatesProps) {
  const chosen = status.on ? status.dates.map((one) => one.days) : [];
  const kept = status.dates.map((one) => one.days);

  function tick(one: number, on: boolean): void {
    const left = on ? [...chosen, one] : chosen.filter((other) => other !== one);
    void set(left, left.length > 0);
  }

  return (
    <>
      <p class="field-hint">{t("console.reminders_note")}</p>
      <p>
        {t("console.reminders_addresses", { n: status.addresses })}
        {status.bounced > 0 && ` ${t("console.reminders_bounced", { n: status.bounced })}`}
      </p>
      <label class="switch">
        <input
          type="checkbox"
          checked={status.on}
          onChange={(event) =>
            void set(kept.length ? kept : offered([]), event.currentTarget.checked)
          }
        />
        {t("console.reminders_on")}
      </label>
      {status.on && (
        <>
          <ul class="plain-list rows">
            {days.map((one) => (
              <li key={one}>
                <label class="switch">
                  <input
                    type="checkbox"
                    checked={chosen.includes(one)}
                    onChange={(event) => tick(one, event.currentTarget.checked)}
                  />
                  {span(one)}
                </label>
                <Went status={status} days={one} />
              </li>
            ))}
          </ul>
          <More add={(one) => tick(one, true)} />
        </>
      )}
    </>
  );
}

/** So many days, as people say it: 13 weeks are 3 months. */
function span(days: number): string {
  if (days % 91 === 0) return t("console.reminder_months", { n: (days / 91) * 3 });
  if (days % 7 === 0) return t("console.reminder_weeks", { n: days / 7 });
  return t("console.reminder_days", { n: days });
}

function Went({ status, days }: { status: ReminderStatus; days: number }) {
  const one = status.dates.find((other) => other.days === days);
  if (!one?.at) return null;
  const outcomes = (["sent", "bounced", "failed"] as const).filter((name) => one[name] > 0);
  return (
    <p class="card-note">
      <span>{date(one.at)}</span>
      {outcomes.map((name) => (
        <span key={name}>{t(`console.reminder_${name}`, { n: one[name] })}</span>
      ))}
    </p>
  );
}

const MOST_DAYS = 730;

function More({ add }: { add(days: number): void }) {
  const [typed, type] = useState("");
  const days = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  const fits = days > 0 && days <= MOST_DAYS;

  function save(event: Event): void {
    event.preventDefault();
    if (!fits) return;
    add(days);
    type("");
  }

  return (
    <details>
      <summary>{t("console.reminder_more")}</summary>
      <form onSubmit={save}>
        <TextField
          label={t("console.reminder_more_hint")}
          value={typed}
          onInput={type}
          typing={{ inputMode: "numeric" }}
        />
        <p class="row-acts">
          <Button type="submit" disabled={!fits}>
            {t("console.reminder_add")}
          </Button>
        </p>
      </form>
    </details>
  );
}
