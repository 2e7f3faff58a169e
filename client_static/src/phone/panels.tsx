import { useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { DraftNote } from "../components/DraftNote";
import { sessionOf } from "../live/selectors";
import { t } from "../words";
import { useHere } from "./here";
import { Ground, Influence } from "./Join";
import { isTooLong, NameField } from "./NameField";
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

  function submit(event: Event): void {
    event.preventDefault();
    if (isTooLong(name)) return;
    void act(session, { type: "set_name", name: name.trim() });
    onClose();
  }

  return (
    <Dialog title={t("phone.your_name")} onClose={onClose}>
      <form onSubmit={submit}>
        <NameField value={name} onInput={setName} />
        <p>
          <Button kind="main" wide type="submit">
            {t("common.save")}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
