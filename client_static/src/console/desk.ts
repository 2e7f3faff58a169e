import { createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { Order, Session } from "../live/session";
import type { Ack } from "../live/transport";
import type { Live, Membership, Newcomer, View } from "../wire.gen";
import { has, t } from "../words";

/** What every part of the console works with. */
export interface Desk {
  about: Newcomer;
  session: Session;
  view: View;
  live: Live | null;
  token: string;
  /** Who one is: the role says what one may do. */
  me: Membership;
  joinUrl: string;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("outside of the console");
  return desk;
}

/** After an order the screen changes under the finger: a second press is seldom meant. */
const REST_MS = 600;

/** Giving orders from one place of the screen; what was refused is said in that place. */
export function useOrders() {
  const { session } = useDesk();
  const [problem, setProblem] = useState<string | null>(null);
  const [resting, setResting] = useState(false);
  const last = useRef<string | null>(null);

  /** The same order twice at once is a double press, and given once. */
  async function give(order: Order): Promise<boolean> {
    const key = JSON.stringify(order);
    if (last.current === key) return false;
    last.current = key;
    setProblem(null);
    setResting(true);
    const ack = await session.send(order);
    setTimeout(() => {
      if (last.current !== key) return;
      last.current = null;
      setResting(false);
    }, REST_MS);
    setProblem(ack.ok ? null : refusalText(ack));
    return ack.ok;
  }

  return { give, problem, resting };
}

/** Why something was refused. */
export function refusalText(refused: Exclude<Ack, { ok: true }>): string {
  const key = `refusals.${refused.code}`;
  return refused.message || (has(key) ? t(key) : refused.code);
}
