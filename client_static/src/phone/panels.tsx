import { useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { DraftNote } from "../components/DraftNote";
import { lengthOf, TextField } from "../components/TextField";
import { sessionOf } from "../live/selectors";
import { t } from "../words";
import { useHere } from "./here";
import { Ground, Influence, NAME_LENGTH } from "./Join";
import { act } from "./notice";

export { Handover } from "./Handover";

/** What the event is for, and the notice again. */
export function About({ onClose }: { onClose(): void }) {
  const session = sessionOf(useHere().view);
  return (
    <Dialog title={t("phone.about")} onClose={onClose}>
      {session && <Influence newcomer={session} />}
      <Ground />
      <DraftNote />
      <AccessibilityLink />
    </Dialog>
  );
}

export function Name({ onClose }: { onClose(): void }) {
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
          typing={{ autoCapitalize: "words" }}
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
