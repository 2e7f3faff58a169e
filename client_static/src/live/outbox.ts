import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ActFor, AttendeeCommand, MakePledge, Refused } from "../wire.gen";
import { newId } from "./ids";
import { forget, keep, keysUnder, onOtherTab, read } from "./kept";
import { names, reference, resolved } from "./references";
import { type Ack, NoAnswer } from "./transport";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** What an attendee asks for, before it has its id. */
export type Ask = WithoutId<AttendeeCommand> & { id?: string };

/** What is done, in whoever's name. */
export type Deed = Exclude<AttendeeCommand, ActFor>;

export const deedOf = (command: AttendeeCommand): Deed =>
  command.type === "act_for" ? command.does : command;

/** Another deed in the same name. */
const instead = (command: AttendeeCommand, deed: Deed): AttendeeCommand =>
  command.type === "act_for" ? { ...command, does: deed as ActFor["does"] } : deed;

/** The seat it is about; none for the phone's owner. */
export const seatOf = (command: AttendeeCommand): string | null =>
  "seat" in command ? command.seat : null;

/** What a vote is on, or the stage whose ladder one stands on, whose survey one answers. */
function votedOn(command: AttendeeCommand): string | null {
  const deed = deedOf(command);
  if (deed.type === "place_rung" || deed.type === "answer_survey") return deed.stage;
  return deed.type === "cast_vote" ? deed.idea : null;
}

/** One command in the outbox: waiting for its ack or, once refused for good, for its owner. */
export interface Entry {
  key: string;
  command: AttendeeCommand;
  refusal?: Refused;
}

interface Delivery {
  send(command: AttendeeCommand): Promise<Ack>;
  /** Called with the final ack, in the same batch in which the entry leaves. */
  settled(ack: Ack): void;
  /** Called then, too: what stood under a reference has an id. */
  made(before: string, id: string): void;
}

const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
// Entries of another tab are its own business, unless it was closed with them.
const OTHER_TAB_MS = 10_000;

/**
 * Every command stands under a key of its own in this phone's storage until its ack is there, so
 * that two tabs cannot overwrite each other's. Sending one twice is harmless: the id is the same.
 */
export class Outbox {
  private readonly entries: Signal<Entry[]> = signal([]);
  /** On their way, oldest first. */
  readonly waiting: ReadonlySignal<Entry[]> = computed(() =>
    this.entries.value.filter((entry) => !entry.refusal),
  );
  /** Refused for good: their words belong back into the owner's hands. */
  readonly returned: ReadonlySignal<Entry[]> = computed(() =>
    this.entries.value.filter((entry) => entry.refusal),
  );
  /** The server answers that it can take nothing now: what waits goes out later, by itself. */
  readonly stuck: Signal<boolean> = signal(false);
  private readonly answers = new Map<string, (ack: Ack) => void>();
  private readonly prefix: string;
  private readonly unfollow: () => void;
  private inFlight: string | null = null;
  private wait = 0;
  private timer: number | undefined;
  private last = 0;

  constructor(
    code: string,
    private readonly delivery: Delivery,
  ) {
    this.prefix = `pledgewall:${code}:out:`;
    this.entries.value = keysUnder(this.prefix).flatMap((key) => this.stored(key));
    this.unfollow = onOtherTab(this.prefix, (key) => this.changedElsewhere(key));
  }

  /** Take a command; the promise is its final ack, however long that takes. */
  put(ask: Ask): { id: string; answer: Promise<Ack> } {
    const command = { id: newId(), ...ask } as AttendeeCommand;
    const entry = { key: this.nextKey(command.id), command };
    const answer = new Promise<Ack>((resolve) => this.answers.set(command.id, resolve));
    batch(() => {
      this.dropOvertaken(command);
      this.save(entry);
    });
    this.flush();
    return { id: command.id, answer };
  }

  /** Send what waits; called after every welcome and whenever it may help. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const next = this.waiting.peek()[0];
    if (next && !this.inFlight) void this.deliver(next);
  }

  /** The owner has seen the refusal and has the words. */
  dismiss(key: string): void {
    this.remove(key);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.unfollow();
  }

  private async deliver(entry: Entry): Promise<void> {
    this.inFlight = entry.key;
    const ack = await this.delivery.send(entry.command).catch((error) => {
      if (error instanceof NoAnswer) return null;
      throw error;
    });
    this.inFlight = null;
    if (ack && (ack.ok || !ack.temporary)) {
      this.wait = 0;
      this.stuck.value = false;
      this.settle(entry, ack);
      this.flush();
    } else {
      if (ack && !ack.ok) this.stuck.value = ack.code === "unavailable";
      this.later(ack && !ack.ok ? ack.retry_after_ms : null);
    }
  }

  private later(asked: number | null | undefined): void {
    this.wait = Math.min(Math.max(this.wait * 2, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
    const ms = Math.max(asked ?? 0, this.wait) * (1 + Math.random() * 0.3);
    this.timer = window.setTimeout(() => this.flush(), ms);
  }

  private settle(entry: Entry, ack: Ack): void {
    batch(() => {
      this.delivery.settled(ack);
      if (ack.ok) this.accepted(entry, ack.result.id ?? null);
      else this.refused(entry, ack);
    });
    this.answers.get(entry.command.id)?.(ack);
    this.answers.delete(entry.command.id);
  }

  /** Commands that wait for the new thing now learn its real id. */
  private accepted(entry: Entry, made: string | null): void {
    // The id of what was only changed is no news: its card would be another one with it.
    if (made && !names(entry.command, made)) {
      for (const other of this.waiting.peek()) {
        const command = resolved(other.command, entry.command.id, made);
        if (command !== other.command) this.save({ ...other, command });
      }
      this.delivery.made(reference(entry.command.id), made);
    }
    this.remove(entry.key);
  }

  /** The refused thing's newest words are kept; a pledge that came from it stands without it. */
  private refused(entry: Entry, refusal: Refused): void {
    const made = reference(entry.command.id);
    let text = wordsOf(entry.command);
    for (const other of this.waiting.peek()) {
      if (!names(other.command, made)) continue;
      const deed = deedOf(other.command);
      if (deed.type === "make_pledge") {
        this.save({ ...other, command: instead(other.command, withoutOrigin(deed, made)) });
        continue;
      }
      text = wordsOf(other.command) || text;
      this.remove(other.key);
    }
    const { command } = entry;
    const told = instead(command, { ...deedOf(command), text } as Deed);
    // "Please come to me" needs no words, and is not to be lost either.
    const asks = deedOf(command).type === "send_private_word";
    if (text || asks) this.save({ ...entry, command: told, refusal });
    else this.remove(entry.key);
  }

  /** Of votes on one idea, or ladder, that were not sent yet, only the last one counts. */
  private dropOvertaken(command: AttendeeCommand): void {
    const before = this.waiting.peek()[this.waiting.peek().length - 1];
    if (!before || before.key === this.inFlight) return;
    const about = votedOn(command);
    if (!about || votedOn(before.command) !== about) return;
    if (seatOf(before.command) !== seatOf(command)) return;
    const earlier = this.answers.get(before.command.id);
    const later = this.answers.get(command.id);
    this.answers.delete(before.command.id);
    this.answers.set(command.id, (ack) => {
      earlier?.(ack);
      later?.(ack);
    });
    this.remove(before.key);
  }

  private save(entry: Entry): void {
    const { key, ...value } = entry;
    keep(key, JSON.stringify(value));
    this.replace(key, [entry]);
  }

  private remove(key: string): void {
    forget(key);
    this.replace(key, []);
  }

  private replace(key: string, by: Entry[]): void {
    const others = this.entries.peek().filter((entry) => entry.key !== key);
    this.entries.value = [...others, ...by].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  private changedElsewhere(key: string): void {
    if (key === this.inFlight) return;
    this.replace(key, this.stored(key));
    if (this.timer === undefined) {
      this.timer = window.setTimeout(() => this.flush(), OTHER_TAB_MS);
    }
  }

  private stored(key: string): Entry[] {
    const value = read(key);
    try {
      return value ? [{ ...(JSON.parse(value) as Omit<Entry, "key">), key }] : [];
    } catch {
      forget(key);
      return [];
    }
  }

  /** Keys sort in the order of asking, even when the phone's clock is set back. */
  private nextKey(id: string): string {
    const keys = this.entries.peek();
    const newest = Number(keys[keys.length - 1]?.key.slice(this.prefix.length).split(":")[0]) || 0;
    this.last = Math.max(Date.now(), this.last + 1, newest + 1);
    return `${this.prefix}${String(this.last).padStart(15, "0")}:${id}`;
  }
}

/** The words a person typed for a command, if there were any. */
export function wordsOf(command: AttendeeCommand): string {
  const deed = deedOf(command);
  return "text" in deed && typeof deed.text === "string" ? deed.text : "";
}

const withoutOrigin = (pledge: MakePledge, idea: string): MakePledge => ({
  ...pledge,
  ideas: pledge.ideas?.filter((id) => id !== idea) ?? [],
});
