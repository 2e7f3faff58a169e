import { Dialog } from "../components/Dialog";
import { t } from "../words";
import { keysAct, setKeys } from "./shortcuts";

const KEYS = [
  ["N", "console.key_next"],
  ["U", "console.key_undo"],
  ["T", "console.key_timer"],
  ["1 … 0", "console.key_tabs"],
  ["A", "console.key_approve"],
  ["E", "console.key_edit"],
  ["H", "console.key_hide"],
  ["F", "console.key_flag"],
  ["J K", "console.key_move"],
  ["?", "console.key_help"],
] as const;

export function Help({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t("console.keys")} onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([key, words]) => (
          <div key={key} class="keys-row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("console.keys_note")}</p>
      <label class="switch">
        <input
          type="checkbox"
          checked={keysAct.value}
          aria-describedby="keys-act"
          onChange={(event) => setKeys(event.currentTarget.checked)}
        />
        {t("console.keys_act")}
      </label>
      <p class="field-hint" id="keys-act">
        {t("console.keys_act_note")}
      </p>
    </Dialog>
  );
}
