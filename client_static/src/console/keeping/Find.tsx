import { useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { ErrorNote } from "../../components/ErrorNote";
import { OwnWords } from "../../components/IdeaCard";
import { TextField } from "../../components/TextField";
import type { Order } from "../../live/session";
import { t } from "../../words";
import { useDesk, useOrders } from "../desk";
import { type Found, foundIn } from "./found";

const AT_ONCE = 20;

/** Words that somebody asks to be taken away, and who wrote them: found by some of them. */
export function Find() {
  const { view } = useDesk();
  const [typed, type] = useState("");
  const [asks, ask] = useState<{ found: Found; whole: boolean } | null>(null);
  const all = foundIn(view, typed);

  return (
    <details class="row-group">
      <summary>{t("keeping.find")}</summary>
      <p class="field-hint">{t("keeping.find_note")}</p>
      <TextField label={t("keeping.find_label")} value={typed} onInput={type} />
      <div role="status">{typed.trim() && !all.length && <p>{t("keeping.none")}</p>}</div>
      <ul class="plain-list rows">
        {all.slice(0, AT_ONCE).map((found) => (
          <li key={found.id}>
            <p class="field-hint">{t(`keeping.${found.kind}`, { n: found.n })}</p>
            <OwnWords text={found.text} lang={found.lang} />
            <p class="row-acts">
              <Button onClick={() => ask({ found, whole: false })}>{t("keeping.redact")}</Button>
              <Button kind="quiet" onClick={() => ask({ found, whole: true })}>
                {t("keeping.person")}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {all.length > AT_ONCE && <p>{t("keeping.more")}</p>}
      {asks && <Sure {...asks} onClose={() => ask(null)} />}
    </details>
  );
}

interface SureProps {
  found: Found;
  whole: boolean;
  onClose(): void;
}

/** The second step: what goes for good. */
function Sure({ found, whole, onClose }: SureProps) {
  const { give, problem } = useOrders();
  const order: Order = whole
    ? { type: "erase_person", thing: found.id }
    : { type: "redact", things: [found.id] };

  async function go(): Promise<void> {
    if (!(await give(order))) return;
    announce(t("keeping.done"));
    onClose();
  }

  return (
    <Dialog title={t(whole ? "keeping.person_title" : "keeping.redact_title")} onClose={onClose}>
      <OwnWords text={found.text} lang={found.lang} />
      <p>{t(whole ? "keeping.person_note" : "keeping.redact_note")}</p>
      {whole && <p>{t("keeping.person_seen")}</p>}
      <p>
        <strong>{t("keeping.no_undo")}</strong>
      </p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p>
        <Button kind="stern" wide onClick={go}>
          {t(whole ? "keeping.person_yes" : "keeping.redact_yes")}
        </Button>
      </p>
    </Dialog>
  );
}
