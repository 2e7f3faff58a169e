import { useEffect, useRef, useState } from "preact/hooks";
import type { Timer as Times } from "../wire.gen";
import { t } from "../words";
import { announce } from "./Announcer";

interface Props {
  timer: Times;
  /** The server's clock. */
  now(): number;
  /** Say it aloud when a minute is left and when it has run out. */
  spoken?: boolean;
}

const SECOND = 1_000;
const MINUTE = 60;

export const clockFace = (seconds: number): string =>
  `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, "0")}`;

/** Counts down by the server's time. Running out closes nothing. */
export function Timer({ timer, now, spoken = false }: Props) {
  const left = useSecondsLeft(timer, now);
  useMilestones(spoken, left);
  const running = left > 0;
  return (
    <span class={running ? "timer" : "timer timer-over"}>
      <span role="timer" aria-label={t("common.time_left", { time: clockFace(left) })}>
        <span aria-hidden="true">{running ? clockFace(left) : t("common.time_up")}</span>
      </span>
    </span>
  );
}

export function useSecondsLeft(timer: Times, now: () => number): number {
  const seconds = () => Math.max(0, Math.ceil((timer.ends_at - now()) / SECOND));
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds());
    const ticking = setInterval(() => setLeft(seconds()), SECOND / 4);
    return () => clearInterval(ticking);
  }, [timer.ends_at]);
  return left;
}

function useMilestones(spoken: boolean, left: number): void {
  const before = useRef(left);
  useEffect(() => {
    const passed = (second: number) => before.current > second && left <= second;
    if (spoken && passed(MINUTE)) announce(t("common.minute_left"));
    if (spoken && passed(0)) announce(t("common.time_up"));
    before.current = left;
  }, [left, spoken]);
}
