import { useMemo, useRef, useState } from "preact/hooks";
import { newId } from "../../live/ids";
import { keepLabel, labelOf, wholeMe } from "../../live/seats";
import type { Order } from "../../live/session";
import type { ActFor, Me } from "../../wire.gen";
import { t } from "../../words";
import { refusalText, useDesk } from "../desk";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;
export type Deed = WithoutId<ActFor["does"]>;

export interface Seats {
  /** What each person on paper would see of their own, by seat. */
  all: Record<string, Me>;
  chosen: string | null;
  choose(seat: string): void;
  /** A seat for one more person, whom one perhaps acts for. Whether it was added. */
  add(acting: boolean): Promise<boolean>;
  /** Whether the chosen person agrees that one acts for them. */
  agree(agreed: boolean): Promise<void>;
  /** Do something in the chosen person's name. Whether it was done. */
  act(deed: Deed): Promise<boolean>;
  problem: string | null;
  forget(): void;
  /** Note who the chosen person is, on this device alone. */
  note(words: string): void;
}

/** "m2.7" is a scribe's seventh person. */
const numberOf = (seat: string): number => Number(seat.split(".")[1]);

export const inOrder = (all: Record<string, Me>): string[] =>
  Object.keys(all).sort((a, b) => numberOf(a) - numberOf(b));

/** The people on paper for whom this console writes. */
export function useSeats(): Seats {
  const { about, session } = useDesk();
  const told = session.seats.value;
  const all = useMemo(
    () => Object.fromEntries(Object.entries(told).map(([seat, me]) => [seat, wholeMe(me)])),
    [told],
  );
  const [picked, choose] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [, redraw] = useState(0);
  const busy = useRef(false);
  const chosen = picked ?? inOrder(all)[0] ?? null;

  async function ask(order: Order) {
    if (busy.current) return null;
    busy.current = true;
    const ack = await session.send(order);
    busy.current = false;
    setProblem(ack.ok ? null : refusalText(ack));
    return ack.ok ? ack : null;
  }

  async function add(acting: boolean): Promise<boolean> {
    const done = await ask({ type: "add_seat", acting, agreed: acting });
    if (done?.result.id) choose(done.result.id);
    return done !== null;
  }

  async function agree(agreed: boolean): Promise<void> {
    if (chosen) await ask({ type: "change_agreement", seat: chosen, agreed });
  }

  async function act(deed: Deed): Promise<boolean> {
    if (!chosen) return false;
    const does = { ...deed, id: newId() } as ActFor["does"];
    return (await ask({ type: "act_for", seat: chosen, does })) !== null;
  }

  function note(words: string): void {
    if (chosen) keepLabel(about.code, chosen, words);
    redraw((n) => n + 1);
  }

  return { all, chosen, choose, add, agree, act, problem, note, forget: () => setProblem(null) };
}

export function personWords(code: string, seat: string): string {
  const note = labelOf(code, seat).trim();
  const person = t("console.person_n", { n: numberOf(seat) });
  return note ? `${person}: ${note}` : person;
}
