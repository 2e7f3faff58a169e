import { useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { copy } from "../live/copy";
import { openStage } from "../live/selectors";
import { t } from "../words";
import { draftHere } from "./drafts";
import { useHere } from "./here";

interface Props {
  text: string;
  /** The words are elsewhere now, or not wanted. */
  onDone(): void;
}

/** What one can do with words that found no place: use them here, copy them, let them go. */
export function Rescue({ text, onDone }: Props) {
  const { session, view } = useHere();
  const [copied, setCopied] = useState(false);
  const draft = draftHere(openStage(view)) ?? null;

  function use(name: string): void {
    const before = session.drafts.get(name).value.trim();
    session.drafts.write(name, before ? `${before}\n${text}` : text);
    onDone();
  }

  async function take(): Promise<void> {
    if (!(await copy(text))) return;
    setCopied(true);
    announce(t("phone.copied"));
  }

  return (
    <div class="actions">
      {draft && <Button onClick={() => use(draft)}>{t("phone.use_here")}</Button>}
      <Button onClick={take}>{t(copied ? "phone.copied" : "phone.copy")}</Button>
      <Button kind="quiet" onClick={onDone}>
        {t("phone.throw_away")}
      </Button>
    </div>
  );
}
