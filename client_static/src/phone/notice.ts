import { signal } from "@preact/signals";
import { announce } from "../components/Announcer";
import { keptWords } from "../components/Status";
import type { Session } from "../live/session";
import type { Ack } from "../live/transport";
import { has, t } from "../words";

/** The last thing that did not work as asked, until the person has seen it. */
export const notice = signal<string | null>(null);

export function refusalText(refusal: { code: string; message: string }): string {
  if (refusal.message) return refusal.message;
  const key = `refusals.${refusal.code}`;
  return has(key) ? t(key) : t("refusals.unavailable");
}

/** Send, and say so if it was refused; words that were refused come back by themselves. */
export async function act(session: Session, ...command: Parameters<Session["send"]>): Promise<Ack> {
  notice.value = null;
  const ack = await session.send(...command);
  if (!ack.ok) notice.value = refusalText(ack);
  return ack;
}

/** Send somebody's words: said to be kept where they cannot leave now, and sent once they are. */
export async function give(session: Session, command: Parameters<Session["send"]>[0]) {
  if (session.status.peek() !== "online") announce(keptWords());
  const ack = await session.send(command);
  if (ack.ok) announce(t("common.sent"));
}
