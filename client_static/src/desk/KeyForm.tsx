import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { TextField } from "../components/TextField";
import { t } from "../words";

interface Props {
  problem: string | null;
  onKey(key: string): void;
}

/** The key that events are created with opens the desk, too. */
export function KeyForm({ problem, onKey }: Props) {
  const [typed, type] = useState("");
  const [empty, setEmpty] = useState(false);

  function submit(event: Event): void {
    event.preventDefault();
    setEmpty(!typed.trim());
    if (typed.trim()) onKey(typed.trim());
  }

  return (
    <form class="desk-key" onSubmit={submit} noValidate>
      <p class="lead">{t("desk.lead")}</p>
      <TextField
        id="key"
        label={t("desk.key")}
        hint={t("desk.key_hint")}
        value={typed}
        onInput={type}
        error={empty ? t("desk.key_missing") : problem}
        typing={{ autoCapitalize: "none", autoCorrect: "off", spellcheck: false }}
        onEnter={() => undefined}
      />
      <Button kind="main" type="submit">
        {t("desk.open")}
      </Button>
    </form>
  );
}
