import { computed } from "@preact/signals";
import { newId } from "../../live/ids";
import { type Ask, deedOf, type Entry } from "../../live/outbox";
import { wholeMe } from "../../live/seats";
import type { Session } from "../../live/session";
import type { ActFor, AttendeeCommand } from "../../wire.gen";

/** Several people with one phone: a seat each, and whoever has the phone itself. */

export interface Person {
  /** Null: whose phone it is. */
  seat: string | null;
  /** Counted from 1, that one. */
  n: number;
  /** Whether somebody may act for them; null where nobody does. */
  agreed: boolean | null;
  aside: boolean;
}

const waitingOf = (session: Session): AttendeeCommand[] =>
  session.outbox?.waiting.value.map(({ command }) => command) ?? [];

/** Everybody who uses this phone, also those whom the server has not heard of yet. */
export function peopleOf(session: Session): Person[] {
  const owner: Person = { seat: null, n: 1, agreed: null, aside: false };
  const seats = new Map<string | null, Person>([[null, owner]]);
  const add = (seat: string, agreed: boolean | null, aside: boolean) =>
    seats.set(seat, { seat, n: seats.size + 1, agreed, aside });
  for (const [seat, { me }] of Object.entries(session.seats.value)) {
    add(seat, me?.me?.agreed ?? null, me?.me?.aside ?? false);
  }
  for (const command of waitingOf(session)) {
    if (command.type === "add_seat" && !seats.has(command.id)) {
      add(command.id, command.acting ? true : null, false);
    }
    const person = "seat" in command && seats.get(command.seat);
    if (person && command.type === "change_agreement") person.agreed = command.agreed;
    if (person && command.type === "set_seat_aside") person.aside = command.aside;
  }
  return [...seats.values()];
}

/** Ask for a seat: what it is called is known at once, with or without a network. */
export function addSeat(session: Session, acting: boolean): string {
  const id = newId();
  const ask: Ask = { type: "add_seat", id, acting, agreed: acting };
  void session.send(ask);
  return id;
}

/** Where one sits goes for everybody with this phone. */
const OF_THE_PHONE = ["take_table", "host_table", "stop_hosting", "add_seat", "act_for"];

/** The session as one of the people sees it who use this phone, and what they do in it. */
export function asPerson(session: Session, seat: string | null): Session {
  const { outbox } = session;
  const known = computed(() => peopleOf(session).map((person) => person.seat));
  /**
   * What was refused to somebody whom the server does not let in comes to whose phone it is; but
   * not a private word, which may be about them.
   */
  const ownerOf = ({ command }: Entry) => {
    const of = command.type === "act_for" ? command.seat : null;
    const isPrivate = deedOf(command).type === "send_private_word";
    return known.value.includes(of) || isPrivate ? of : null;
  };
  const returned = computed(
    () => outbox?.returned.value.filter((entry) => ownerOf(entry) === seat) ?? [],
  );
  const kept = outbox && {
    waiting: outbox.waiting,
    stuck: outbox.stuck,
    returned,
    dismiss: (key: string) => outbox.dismiss(key),
  };
  if (seat === null) return { ...session, outbox: kept };

  const told = computed(() => wholeMe(session.seats.value[seat]));
  function send(command: Parameters<Session["send"]>[0]) {
    if (OF_THE_PHONE.includes(command.type)) return session.send(command);
    const id = newId();
    const does = { ...command, id } as ActFor["does"];
    const ask: Ask = { type: "act_for", id, seat: seat as string, does };
    return session.send(ask);
  }

  return {
    ...session,
    ...session.own(told, seat),
    seat,
    outbox: kept,
    send,
    ask: (event, data) => session.ask(event, { ...Object(data), seat }),
  };
}
