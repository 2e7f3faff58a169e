import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { Timer } from "../components/Timer";
import { sessionOf } from "../live/selectors";
import type { StageEntity, Timer as Times } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { useShortcut } from "./shortcuts";

const MINUTE = 60;
const USUAL_MINUTES = 5;
const EXTENSIONS = [1, 5];
const LONGEST = 24 * 60;

/** The stage's timer: its own minutes are filled in, any others can be typed. */
export function Clock({ stage }: { stage: StageEntity }) {
  const { view } = useDesk();
  const timer = sessionOf(view)?.timer;
  return (
    <section class="clock" aria-label={t("console.timer")}>
      {timer ? <Running timer={timer} /> : <Stopped minutes={stage.minutes ?? USUAL_MINUTES} />}
    </section>
  );
}

function Running({ timer }: { timer: Times }) {
  const { session } = useDesk();
  const { give, problem } = useOrders();
  const stop = () => void give({ type: "stop_timer" });
  useShortcut("t", stop);
  return (
    <>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p class="clock-face">
        <Timer timer={timer} now={session.serverNow} spoken />
      </p>
      <div class="clock-row">
        {EXTENSIONS.map((minutes) => (
          <Button
            key={minutes}
            onClick={() => give({ type: "extend_timer", seconds: minutes * MINUTE })}
          >
            {t("console.extend", { n: minutes })}
          </Button>
        ))}
        <Button aria-keyshortcuts="T" onClick={stop}>
          {t("console.stop_timer")} <kbd>T</kbd>
        </Button>
      </div>
    </>
  );
}

function Stopped({ minutes }: { minutes: number }) {
  const { give, problem } = useOrders();
  const [typed, type] = useState(String(minutes));
  const [wrong, setWrong] = useState<string | null>(null);

  function start(): void {
    const minutes = Number(typed.replace(",", "."));
    const seconds = Math.round(minutes * MINUTE);
    const tooLong = minutes > LONGEST;
    const fine = seconds >= 1 && !tooLong;
    setWrong(fine ? null : t(tooLong ? "refusals.bad_time" : "console.minutes_wrong"));
    if (fine) void give({ type: "start_timer", seconds });
  }

  useShortcut("t", start);
  return (
    <form
      class="clock-row"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <TextField label={t("console.minutes")} value={typed} onInput={type} error={wrong} />
      <Button type="submit" aria-keyshortcuts="T">
        {t("console.start_timer")} <kbd>T</kbd>
      </Button>
    </form>
  );
}
