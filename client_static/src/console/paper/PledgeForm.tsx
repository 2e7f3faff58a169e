import { useId, useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { Choice } from "../../components/Choice";
import { DateField } from "../../components/DateField";
import { OwnWords } from "../../components/IdeaCard";
import { lengthOf, TextField } from "../../components/TextField";
import { sessionOf } from "../../live/selectors";
import type { Me, PledgeKind } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";
import { spoken } from "./CardForm";
import type { Seats } from "./seats";

const LINES = ["who", "group", "by_when", "support"] as const;
const LABELS = {
  who: "console.paper_name",
  group: "console.paper_group",
  by_when: "console.paper_by_when",
  support: "console.paper_support",
} as const;
const EMPTY = { text: "", who: "", group: "", by_when: "", support: "", due: "" };

/** A pledge card, field by field as it is printed. */
export function PledgeForm({ seats, mine }: { seats: Seats; mine: Me }) {
  const { view } = useDesk();
  const id = useId();
  const [card, setCard] = useState(EMPTY);
  const [kind, setKind] = useState<PledgeKind>("action");
  const [empty, setEmpty] = useState(false);
  const write = (field: keyof typeof EMPTY) => (text: string) => {
    setEmpty(false);
    setCard((before) => ({ ...before, [field]: text }));
  };

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const nothing = lengthOf(card.text) === 0;
    setEmpty(nothing);
    document.getElementById(id)?.focus();
    if (nothing) return;
    const lang = spoken(sessionOf(view)?.languages);
    const fields = { ...card, text: card.text.trim(), due: card.due || null };
    if (!(await seats.act({ type: "make_pledge", kind, lang, ...fields }))) return;
    setCard(EMPTY);
    announce(t("common.sent"));
  }

  return (
    <form class="row-group" onSubmit={send}>
      <h3>{t("console.paper_pledges")}</h3>
      <TextField
        id={id}
        label={t("console.paper_pledge")}
        value={card.text}
        onInput={write("text")}
        error={empty ? t("refusals.text_empty") : null}
        limit={500}
        lines={2}
      />
      <Choice
        legend={t("console.paper_kind")}
        value={kind}
        onChange={(value) => setKind(value)}
        options={[
          { value: "action", label: t("common.action") },
          { value: "culture", label: t("common.culture") },
        ]}
      />
      {LINES.map((field) => (
        <TextField
          key={field}
          label={t(LABELS[field])}
          value={card[field]}
          onInput={write(field)}
        />
      ))}
      <DateField label={t("console.paper_due")} value={card.due} onInput={write("due")} />
      <Button type="submit" kind="main">
        {t("console.paper_send")}
      </Button>
      <ul class="plain-list paper-written">
        {Object.values(mine.pledges)
          .sort((a, b) => b.n - a.n)
          .map((pledge) => (
            <li key={pledge.id}>
              <strong>{t("console.pledge_n", { n: pledge.n })}</strong>
              <OwnWords text={pledge.text} lang={pledge.lang} />
              <Button
                kind="quiet"
                onClick={() => void seats.act({ type: "withdraw_pledge", pledge: pledge.id })}
                aria-label={`${t("console.paper_take_back")}: ${t("console.pledge_n", { n: pledge.n })}`}
              >
                {t("console.paper_take_back")}
              </Button>
            </li>
          ))}
      </ul>
    </form>
  );
}
