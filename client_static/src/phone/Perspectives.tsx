import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { nameIn, sessionOf } from "../live/selectors";
import { language, t } from "../words";
import { Folded } from "./Folded";
import { useHere } from "./here";
import { late } from "./late";
import { act } from "./notice";

const counting = late(
  () => import("./countingPart"),
  (part) => part.Counting,
);

/** How one would describe one's place in the room: several, or none. Only this person sees it. */
export function Perspectives({ onClose }: { onClose?(): void }) {
  const { session, view, me } = useHere();
  const offered = sessionOf(view)?.perspectives ?? [];
  const there = me.me.me?.perspectives ?? [];
  const [chosen, choose] = useState<string[]>(there);
  const [kept, setKept] = useState(false);

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    onClose?.();
    const ack = await act(session, { type: "choose_perspectives", perspectives: chosen });
    setKept(ack.ok);
  }

  function turn(id: string): void {
    setKept(false);
    choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  }

  return (
    <form onSubmit={keep}>
      <fieldset class="choice">
        <legend class="field-label">{t("ground.ask")}</legend>
        <p class="field-hint">{t("ground.ask_hint")}</p>
        {offered.map(({ id, names }) => {
          const { text, lang } = nameIn(names, language.value);
          return (
            <label class="choice-row" key={id} lang={lang}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
              <span class="choice-label">{text}</span>
            </label>
          );
        })}
      </fieldset>
      <Button wide type="submit">
        {t("common.save")}
      </Button>
      <p role="status">{kept && t("ground.kept")}</p>
      <Folded label={t("ground.how")} of={counting} />
    </form>
  );
}

/** The same, to change it later. */
export function Place({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t("phone.place")} onClose={onClose}>
      <Perspectives onClose={onClose} />
    </Dialog>
  );
}
