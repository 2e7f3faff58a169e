import type { ComponentChildren } from "preact";
import { Choice } from "../../components/Choice";
import { Dialog } from "../../components/Dialog";
import { t } from "../../words";
import { choose, reading, SIZES } from "./choice";
import { canSpeak, voiceFor } from "./voice";

/** How one likes to read. What is chosen shows at once, and this phone keeps it. */
export function ReadingDialog({ onClose }: { onClose(): void }) {
  const { easy, aloud, size } = reading.value;
  return (
    <Dialog title={t("phone.reading")} onClose={onClose}>
      <Tick
        on={easy}
        turn={(on) => choose({ easy: on, aloud: on || aloud })}
        label={t("reading.easy")}
        hint={t("reading.easy_hint")}
      />
      {canSpeak() ? (
        <Tick
          on={aloud}
          turn={(on) => choose({ aloud: on })}
          label={t("reading.aloud")}
          hint={t(voiceFor("") ? "reading.aloud_hint" : "reading.no_voice")}
        />
      ) : (
        <p class="hint">{t("reading.no_aloud")}</p>
      )}
      <Choice
        legend={t("reading.size")}
        value={String(size)}
        onChange={(chosen) => choose({ size: Number(chosen) })}
        options={SIZES.map((one) => ({
          value: String(one),
          label: <Sample size={one} />,
        }))}
      />
    </Dialog>
  );
}

/** A size, in that size. */
function Sample({ size }: { size: number }) {
  return (
    <span class={`sample sample-${size}`}>{t(`reading.size_${size as 100 | 125 | 150}`)}</span>
  );
}

interface TickProps {
  on: boolean;
  turn(on: boolean): void;
  label: ComponentChildren;
  hint: ComponentChildren;
}

function Tick({ on, turn, label, hint }: TickProps) {
  return (
    <label class="choice-row">
      <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
      <span>
        <span class="choice-label">{label}</span>
        <span class="field-hint">{hint}</span>
      </span>
    </label>
  );
}
