import { useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { Contact } from "../components/contact/Contact";
import { MyData } from "../components/my-data/MyData";
import { date } from "../dates";
import { planFile } from "../live/plan";
import { aboutIn } from "../live/selectors";
import type { Plan } from "../wire.gen";
import { language, t } from "../words";
import { Chosen } from "./Chosen";
import { Joined } from "./Joined";
import { Next } from "./Next";
import { Own } from "./Own";

export interface PlanProps {
  plan: Plan;
  secret: string;
  /** Something changed: look again. */
  onChange(): void;
}

interface SheetProps extends PlanProps {
  onClose(): void;
  onErased(): void;
}

/** The whole plan: to read, to act on, to print. */
export function PlanSheet({ plan, secret, onChange, onClose, onErased }: SheetProps) {
  const { code } = plan;
  const [looks, look] = useState(false);
  const event = aboutIn(plan, "title", language.value).text;
  const dated = [...plan.pledges, ...plan.joined].some(({ due }) => due);
  const here = { plan, secret, onChange };
  return (
    <>
      <h1>{t("plan.title")}</h1>
      <p class="plan-from">
        {t("plan.from", { event, date: date(plan.ended_at ?? plan.created_at) })}
        {plan.name && <span class="plan-name">{plan.name}</span>}
      </p>
      <p class="actions plan-tools">
        <Button onClick={() => print()}>{t("plan.print")}</Button>
        {dated && (
          <Button onClick={() => void saveDates(code, secret)}>{t("plan.calendar")}</Button>
        )}
      </p>
      <Own {...here} />
      <Joined {...here} />
      <Chosen plan={plan} />
      <Next plan={plan} />
      {(plan.mail || plan.contact) && (
        <Contact
          key={plan.contact?.at ?? 0}
          code={code}
          secret={secret}
          contact={plan.contact}
          languages={plan.languages}
          onChange={onChange}
        />
      )}
      <section class="plan-close">
        {looks ? (
          <>
            <h2 tabIndex={-1} ref={focusOn}>
              {t("my_data.title")}
            </h2>
            <MyData owner={{ code, token: secret }} onErased={onErased} />
          </>
        ) : (
          <Button kind="quiet" onClick={() => look(true)}>
            {t("my_data.title")}
          </Button>
        )}
      </section>
      <section class="plan-close">
        <p class="field-hint">{t("plan.forget_note")}</p>
        <Button kind="quiet" onClick={onClose}>
          {t("plan.forget")}
        </Button>
      </section>
    </>
  );
}

/** The button that showed it is gone, the focus with it. */
const focusOn = (heading: HTMLElement | null) => heading?.focus();

/** A file for the calendar on this device; the secret travels in a header, never in an address. */
async function saveDates(code: string, secret: string): Promise<void> {
  const file = await planFile(code, secret, "ics");
  if (!file) return announce(t("plan.calendar_failed"));
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = `pledgewall-${code}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
