import words from "virtual:words/trouble";
import { useEffect, useState } from "preact/hooks";
import { durable } from "../live/kept";
import type { Session } from "../live/session";
import { addWords, type Key, t } from "../words";
import { Portal } from "./Portal";

/** What is on its way for longer than this is told of. */
const LONG_MS = 3_000;

export const speak = () => addWords(words);

/** Why nothing is sent, and whether the words are safe. */
export function Trouble({ session }: { session: Session }) {
  const waiting = session.outbox?.waiting.value ?? [];
  const why = useReason(session, waiting[0]?.key);
  if (!why && durable.value) return null;
  return (
    <p class={why ? "bar-trouble" : "bar-note"}>
      {why && t(why)} {why === "common.offline" && <Portal />}
      {t(durable.value ? "trouble.kept_here" : "trouble.kept_open")}{" "}
      {why && waiting.length > 0 && t("trouble.to_send", { n: waiting.length })}
    </p>
  );
}

/** `oldest` is what waits at the head of the outbox. */
function useReason(session: Session, oldest: string | undefined): Key | null {
  const [slow, setSlow] = useState<string | undefined>();
  useEffect(() => {
    const timer = setTimeout(() => setSlow(oldest), LONG_MS);
    return () => clearTimeout(timer);
  }, [oldest]);
  if (session.status.value === "offline") return "common.offline";
  if (session.outbox?.stuck.value) return "trouble.stuck";
  return oldest && slow === oldest ? "trouble.slow" : null;
}
