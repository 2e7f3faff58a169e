import { createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { Order, Session } from "../live/session";
import type { Ack } from "../live/transport";
import type { Live, Newcomer, View } from "../wire.gen";
import { has, t } from "../words";

/** What every part of the console works with. */
export interface Desk {
  about: Newcomer;
  session: Session;
  view: View;
  live: Live | null;
  token: string;
  joinUrl: string;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("outside of the console");
  return desk;
}

/** A pressed key or a double click gives one order, not two. */
const REST_MS = 600;

/** Giving orders from one place of the screen; what was refused is said in that place. */
export function useOrders() {
  const { session } = useDesk();
  const [problem, setProblem] = useState<string | null>(null);
  const resting = useRef(false);

  async function give(order: Order): Promise<boolean> {
    if (resting.current) return false;
    resting.current = true;
    setProblem(null);
    const ack = await session.send(order);
    setTimeout(() => {
      resting.current = false;
    }, REST_MS);
    setProblem(ack.ok ? null : wordsOf(ack));
    return ack.ok;
  }

  return { give, problem };
}

function wordsOf(refused: Exclude<Ack, { ok: true }>): string {
  const key = `refusals.${refused.code}`;
  return refused.message || (has(key) ? t(key) : refused.code);
}
