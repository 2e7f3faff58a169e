import { useEffect, useRef, useState } from "preact/hooks";
import { newId } from "../../live/ids";
import { keep, read } from "../../live/kept";
import { sessionOf } from "../../live/selectors";
import type { Order } from "../../live/session";
import { applyMe } from "../../live/store";
import type { ActFor, Me } from "../../wire.gen";
import { has, t } from "../../words";
import { useDesk } from "../desk";
import { fetchSecured } from "../secure";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;
export type Deed = WithoutId<ActFor["does"]>;

export interface Seats {
  /** What each person on paper would see of their own, by seat; null until it is known. */
  all: Record<string, Me> | null;
  chosen: string | null;
  choose(seat: string): void;
  add(): Promise<void>;
  /** Do something in the chosen person's name. Whether it was done. */
  act(deed: Deed): Promise<boolean>;
  problem: string | null;
  forget(): void;
  /** Note who the chosen person is, on this device alone. */
  note(words: string): void;
}

/** "m2.7" is a scribe's seventh person. */
export const numberOf = (seat: string): number => Number(seat.split(".")[1]);

export const inOrder = (all: Record<string, Me>): string[] =>
  Object.keys(all).sort((a, b) => numberOf(a) - numberOf(b));

/** The people on paper for whom this console writes. */
export function useSeats(): Seats {
  const { about, session, view, token } = useDesk();
  const [all, setAll] = useState<Record<string, Me> | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [, redraw] = useState(0);
  const busy = useRef(false);
  const news = useRef(0);
  const ballot = sessionOf(view)?.ballot;
  const round = `${ballot?.stage}:${ballot?.round}:${sessionOf(view)?.stage}`;
  const online = session.status.value === "online";

  async function look(): Promise<Record<string, Me> | null> {
    news.current += 1;
    const asked = news.current;
    const answer = await fetchSecured(`/api/sessions/${about.code}/seats`, token);
    if (!answer) return null;
    // What was written or asked meanwhile is newer than this answer.
    if (asked !== news.current) return look();
    const found = ((await answer.json()) as { seats: Record<string, Me> }).seats;
    setAll(found);
    choose((before) => before ?? inOrder(found)[0] ?? null);
    return found;
  }

  // Another round, another step, a connection that is back: their votes and dots are others now.
  useEffect(() => {
    if (online) void look();
  }, [round, online]);

  async function ask(order: Order) {
    if (busy.current) return null;
    busy.current = true;
    const ack = await session.send(order);
    busy.current = false;
    const key = ack.ok ? "" : `refusals.${ack.code}`;
    setProblem(ack.ok ? null : ack.message || (has(key) ? t(key) : ack.code));
    return ack.ok ? ack : null;
  }

  async function add(): Promise<void> {
    const done = await ask({ type: "add_seat" });
    if (!done) return;
    const found = await look();
    const made = done.result.id ?? (found && inOrder(found).pop());
    if (made) choose(made);
  }

  async function act(deed: Deed): Promise<boolean> {
    if (!chosen) return false;
    const does = { ...deed, id: newId() } as ActFor["does"];
    const done = await ask({ type: "act_for", seat: chosen, does });
    const changed = done?.me;
    if (changed) {
      news.current += 1;
      setAll((before) => {
        const mine = before?.[chosen] && applyMe(before[chosen], changed);
        return mine ? { ...before, [chosen]: mine } : before;
      });
    }
    return done !== null;
  }

  function note(words: string): void {
    if (chosen) keep(keyOf(about.code, chosen), words);
    redraw((n) => n + 1);
  }

  return { all, chosen, choose, add, act, problem, note, forget: () => setProblem(null) };
}

const keyOf = (code: string, seat: string): string => `pledgewall:${code}:seat:${seat}`;

/** A scribe's own note of who a person is. It never leaves this device. */
export const noteOf = (code: string, seat: string): string => read(keyOf(code, seat)) ?? "";

export function personWords(code: string, seat: string): string {
  const note = noteOf(code, seat).trim();
  const person = t("console.person_n", { n: numberOf(seat) });
  return note ? `${person}: ${note}` : person;
}
