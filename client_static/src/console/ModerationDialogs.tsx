import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { OwnWords } from "../components/IdeaCard";
import { TextField } from "../components/TextField";
import type { Order } from "../live/session";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { flagOrder, type Item, markOf, nameOf, orderFor, removeOrder } from "./moderation";

export type DialogName = "edit" | "flag" | "remove";

interface Props {
  item: Item;
  onClose(): void;
}

export function ModerationDialog({ name, ...props }: Props & { name: DialogName }) {
  if (name === "edit") return <EditDialog {...props} />;
  return name === "flag" ? <FlagDialog {...props} /> : <RemoveDialog {...props} />;
}

/** Orders from a dialog: it closes once one was taken. */
function useClosing(onClose: () => void) {
  const { give, problem } = useOrders();
  async function order(what: Order): Promise<void> {
    if (await give(what)) onClose();
  }
  return { order, note: problem && <ErrorNote>{problem}</ErrorNote> };
}

const TEXT_LENGTH = 500;
const LINES = { who: 60, group: 120, by_when: 120 } as const;
type Fields = Record<"text" | "support" | keyof typeof LINES, string>;

/** Somebody's words, changed; what they wrote is kept. */
function EditDialog({ item, onClose }: Props) {
  const { order, note } = useClosing(onClose);
  const [fields, set] = useState(fieldsOf(item));
  const field = (name: keyof Fields) => ({
    label: t(`console.edit_${name}`),
    value: fields[name],
    onInput: (text: string) => set({ ...fields, [name]: text }),
  });
  const save = (approve: boolean) => order(editOrder(item, fields, approve));
  const held = item.entity.status === "held";
  return (
    <Dialog title={t("console.edit_title", { name: nameOf(item) })} onClose={onClose}>
      <p>{t("console.edit_note")}</p>
      <TextField {...field("text")} lines={3} limit={TEXT_LENGTH} />
      {item.thing === "pledge" && (
        <>
          {(Object.keys(LINES) as (keyof typeof LINES)[]).map((name) => (
            <TextField key={name} {...field(name)} limit={LINES[name]} />
          ))}
          <TextField {...field("support")} lines={2} limit={TEXT_LENGTH} />
        </>
      )}
      {note}
      <div class="row-acts">
        {held && (
          <Button kind="main" onClick={() => save(true)}>
            {t("console.edit_approve")}
          </Button>
        )}
        <Button kind={held ? "plain" : "main"} onClick={() => save(false)}>
          {t("common.save")}
        </Button>
      </div>
    </Dialog>
  );
}

function fieldsOf({ thing, entity }: Item): Fields {
  const rest = thing === "pledge" ? entity : null;
  return {
    text: entity.text,
    who: rest?.who ?? "",
    group: rest?.group ?? "",
    by_when: rest?.by_when ?? "",
    support: rest?.support ?? "",
  };
}

function editOrder({ thing, entity }: Item, fields: Fields, approve: boolean): Order {
  return thing === "idea"
    ? { type: "rewrite_idea", idea: entity.id, text: fields.text, approve }
    : { type: "rewrite_pledge", pledge: entity.id, ...fields, approve };
}

const NOTE_LENGTH = 1000;

/** A private flag, for whoever looks after people. */
function FlagDialog({ item, onClose }: Props) {
  const { view } = useDesk();
  const { order, note } = useClosing(onClose);
  const there = markOf(view, item.entity.id)?.safeguarding ?? null;
  const [typed, type] = useState(there ?? "");
  return (
    <Dialog title={t("console.safeguard_title", { name: nameOf(item) })} onClose={onClose}>
      <Words item={item} />
      <p>{t("console.safeguard_how")}</p>
      <TextField
        label={t("console.safeguard_note")}
        value={typed}
        onInput={type}
        lines={3}
        limit={NOTE_LENGTH}
      />
      {note}
      <div class="row-acts">
        <Button kind="main" onClick={() => order(flagOrder(item, typed))}>
          {t("console.safeguard_save")}
        </Button>
        {there !== null && (
          <Button onClick={() => order(orderFor("unflag", item))}>
            {t("console.safeguard_off")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function RemoveDialog({ item, onClose }: Props) {
  const { order, note } = useClosing(onClose);
  return (
    <Dialog title={t("console.remove_title")} onClose={onClose}>
      <Words item={item} />
      <p>{t("console.remove_how")}</p>
      {note}
      <p>
        <Button kind="stern" wide onClick={() => order(removeOrder(item))}>
          {t("console.remove_yes")}
        </Button>
      </p>
    </Dialog>
  );
}

function Words({ item }: { item: Item }): ComponentChildren {
  return <OwnWords text={item.entity.text} lang={item.entity.lang} />;
}
