import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { lengthOf, TextField } from "../components/TextField";
import { sessionOf } from "../live/selectors";
import { t } from "../words";
import { useCommonGround } from "./CommonGround";
import { useHere } from "./here";
import { Ground, Influence, NAME_LENGTH } from "./Join";
import { act } from "./notice";
import { usePrivate } from "./private";

type Panel = FunctionComponent<{ onClose(): void }>;

/** What is rarely needed: one's name, one's place on another phone, the notice again, a private word. */
export function Foot() {
  const { view } = useHere();
  const ground = useCommonGround();
  const quiet = usePrivate();
  const asks = sessionOf(view)?.perspectives?.length;
  const [panel, setPanel] = useState<{ Panel: Panel } | null>(null);
  const open = (Panel: Panel) => setPanel({ Panel });
  return (
    <footer class="foot">
      <p>{t("phone.code", { code: sessionOf(view)?.code ?? "" })}</p>
      <div class="actions">
        <Button kind="quiet" onClick={() => open(Name)}>
          {t("phone.your_name")}
        </Button>
        <Button kind="quiet" onClick={async () => open((await import("./Handover")).Handover)}>
          {t("phone.move")}
        </Button>
        {ground && asks && (
          <Button kind="quiet" onClick={() => open(ground.Place)}>
            {t("phone.place")}
          </Button>
        )}
        <Button kind="quiet" onClick={() => open(About)}>
          {t("phone.about")}
        </Button>
        {quiet && (
          <Button kind="quiet" onClick={() => open(quiet.PrivateWord)}>
            {t("private.title")}
          </Button>
        )}
      </div>
      {quiet && <quiet.Standing />}
      {panel && <panel.Panel onClose={() => setPanel(null)} />}
    </footer>
  );
}

function About({ onClose }: { onClose(): void }) {
  const session = sessionOf(useHere().view);
  return (
    <Dialog title={t("phone.about")} onClose={onClose}>
      {session && <Influence newcomer={session} />}
      <Ground />
    </Dialog>
  );
}

function Name({ onClose }: { onClose(): void }) {
  const { session, me } = useHere();
  const [name, setName] = useState(me.me.me?.name ?? "");
  const tooLong = lengthOf(name) > NAME_LENGTH;

  function submit(event: Event): void {
    event.preventDefault();
    if (tooLong) return;
    void act(session, { type: "set_name", name: name.trim() });
    onClose();
  }

  return (
    <Dialog title={t("phone.your_name")} onClose={onClose}>
      <form onSubmit={submit}>
        <TextField
          label={t("phone.name")}
          hint={t("phone.name_hint")}
          value={name}
          onInput={setName}
          limit={NAME_LENGTH}
          error={tooLong ? t("phone.name_too_long") : null}
          autoComplete="nickname"
        />
        <p>
          <Button kind="main" wide type="submit">
            {t("common.save")}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
