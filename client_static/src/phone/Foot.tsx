import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { sessionOf } from "../live/selectors";
import { t } from "../words";
import { useCommonGround } from "./CommonGround";
import { useHere } from "./here";
import { late } from "./late";
import { lend } from "./lend";
import { usePrivate } from "./private";

type Panel = FunctionComponent<{ onClose(): void }>;
/** What does not wait for the other panels may come before them. */
type Which = (parts: typeof import("./panels") | null) => Panel | undefined;

export const panels = late(() => import("./panels"));
const own = late(() => import("./MyDataPanel"));

/** A private word, in sight; folded, what is rarely needed: one's name, the notice again. */
export function Foot() {
  const { view } = useHere();
  const ground = useCommonGround();
  const quiet = usePrivate();
  const asks = sessionOf(view)?.perspectives?.length;
  const [panel, setPanel] = useState<Which | null>(null);
  const Panel = panel?.(panels.part.value);

  function open(which: Which, part: typeof panels | typeof own = panels): void {
    part.want();
    setPanel(() => which);
  }

  return (
    <footer class="foot">
      <p>{t("phone.code", { code: sessionOf(view)?.code ?? "" })}</p>
      {quiet && (
        <Button wide onClick={() => open(() => quiet.PrivateWord)}>
          {t("private.title")}
        </Button>
      )}
      {quiet && <quiet.Standing />}
      <details class="more">
        <summary>{t("phone.rarely")}</summary>
        <Button kind="quiet" onClick={() => open((parts) => parts?.Name)}>
          {t("phone.your_name")}
        </Button>
        <Button kind="quiet" onClick={() => open((parts) => parts?.Handover)}>
          {t("phone.move")}
        </Button>
        {ground && asks && (
          <Button kind="quiet" onClick={() => open(() => ground.Place)}>
            {t("phone.place")}
          </Button>
        )}
        <Button kind="quiet" onClick={() => open(() => own.part.value?.MyDataPanel, own)}>
          {t("phone.my_data")}
        </Button>
        <Button kind="quiet" onClick={lend}>
          {t("phone.lend")}
        </Button>
        <Button kind="quiet" onClick={() => open((parts) => parts?.About)}>
          {t("phone.about")}
        </Button>
      </details>
      {Panel && <Panel onClose={() => setPanel(null)} />}
    </footer>
  );
}
