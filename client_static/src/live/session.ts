import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type {
  Auth,
  FacilitatorCommand,
  Live,
  Me,
  MeDelta,
  Membership,
  Role,
  View,
  Welcome,
} from "../wire.gen";
import { language } from "../words";
import { Clock } from "./clock";
import { keyOfConsole } from "./consoleToken";
import { Drafts } from "./drafts";
import { firstCopy } from "./firstCopy";
import { newId } from "./ids";
import { forget, keep, keysUnder, read } from "./kept";
import { type Ask, deedOf, Outbox, seatOf } from "./outbox";
import { unsentIds, withPending } from "./pending";
import { settle } from "./references";
import { applyDelta, applyMe, applySnapshot, type Copy, changed, NEWCOMERS } from "./store";
import { type Ack, type FatalRefusal, NoAnswer, type Question, Transport } from "./transport";

export type Status = "connecting" | "online" | "offline" | "refused";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** What a facilitator asks for; attendees' commands are in the outbox's `Ask`. */
export type Order = WithoutId<FacilitatorCommand>;

export interface Options {
  code: string;
  role: Role;
  /** What a balancer goes by: the page says it. */
  door?: string;
  /** The facilitator's secret. Attendees' resume tokens are kept and found by the session. */
  token?: string | null;
}

type Own = Pick<Session, "me" | "unsent" | "drafts">;

/** What screens see of the outbox. */
export type Kept = Pick<Outbox, "waiting" | "returned" | "stuck" | "dismiss">;

export interface Session {
  readonly code: string;
  /** Of somebody with a seat on another's phone, that seat. */
  readonly seat?: string;
  readonly role: Role;
  readonly view: ReadonlySignal<View | null>;
  /** One's own view, with what still waits in the outbox. */
  readonly me: ReadonlySignal<Me | null>;
  /** What people without a phone of their own would see of theirs, by the seat they have here. */
  readonly seats: ReadonlySignal<Record<string, Partial<Me>>>;
  readonly live: ReadonlySignal<Live | null>;
  /** Who one is, on a console; and which members are connected. */
  readonly member: ReadonlySignal<Membership | null>;
  readonly here: ReadonlySignal<string[]>;
  readonly status: ReadonlySignal<Status>;
  readonly refusal: ReadonlySignal<FatalRefusal | null>;
  /** Ids of ideas, votes and pledges whose last change is not at the server yet. */
  readonly unsent: ReadonlySignal<Set<string>>;
  /** Attendees only. */
  readonly outbox: Kept | null;
  readonly drafts: Drafts;
  /** What somebody sees who has a seat on this phone, from what the server told. */
  own(told: ReadonlySignal<Me | null>, seat: string): Own;
  serverNow(): number;
  /** Attendees' commands go through the outbox; the others need the connection, now. */
  send(command: Ask | Order): Promise<Ack>;
  /** A question that nothing hangs on: null where nobody answers. */
  ask<Answer>(event: Question, data?: unknown): Promise<Answer | null>;
  resumeToken(): string | null;
  stop(): void;
}

/** A short break is no news: only after this long do we say "offline". */
const GRACE_MS = 1_500;
const TRIES = 2;

const UNREACHED: Ack = { ok: false, code: "unavailable", message: "", temporary: true };

const tokenKey = (code: string): string => `pledgewall:${code}:token`;

/** Whether this phone has joined the session before. */
export const hasJoined = (code: string): boolean => read(tokenKey(code)) !== null;

export const isOwnPlace = (code: string, token: string): boolean => read(tokenKey(code)) === token;

export function takePlace(code: string, token: string): void {
  keep(tokenKey(code), token);
  tellPage(code, true);
}

export function leavePlace(code: string): void {
  forget(tokenKey(code));
  tellPage(code, false);
}

/** Who was erased leaves nothing here either: no plan, nothing typed, nothing on its way. */
export function leaveNothing(code: string): void {
  const console = keyOfConsole(code);
  for (const key of keysUnder(`pledgewall:${code}:`)) if (key !== console) forget(key);
  leavePlace(code);
}

/** Whether the page still has to invite, before any script can look (server/web/pages.py). */
function tellPage(code: string, hasPlace: boolean): void {
  const seconds = hasPlace ? 365 * 24 * 3600 : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: a venue's plain HTTP has no Cookie Store API.
  document.cookie = `place=; path=/${code}; max-age=${seconds}; samesite=strict`;
}

export function createSession({ code, role, door = code, token = null }: Options): Session {
  const copy: Signal<Copy | null> = signal(null);
  const ownMe: Signal<Me | null> = signal(null);
  const seats: Signal<Record<string, Partial<Me>>> = signal({});
  const live: Signal<Live | null> = signal(null);
  const member: Signal<Membership | null> = signal(null);
  const here: Signal<string[]> = signal([]);
  const status: Signal<Status> = signal("connecting");
  const refusal: Signal<FatalRefusal | null> = signal(null);
  const clock = new Clock();
  const attends = role === "attendee";
  const resumeToken = () => (attends ? read(tokenKey(code)) : token);
  let grace: number | undefined;

  function auth(): Auth {
    const at = copy.peek();
    const position = at && { epoch: at.epoch, seq: at.seq };
    const spoken = language.peek();
    return { protocol: 1, code, role, token: resumeToken(), position, language: spoken };
  }

  function welcome(message: Welcome): void {
    clearTimeout(grace);
    grace = undefined;
    clock.restart(message.now);
    if (attends && message.token) takePlace(code, message.token);
    batch(() => {
      if (message.snapshot) copy.value = applySnapshot(copy.peek(), message.snapshot);
      if (message.delta) change(message.delta);
      if (message.me) ownMe.value = message.me;
      seats.value = message.seats ?? {};
      if (message.member) member.value = message.member;
      status.value = "online";
    });
    outbox?.flush();
  }

  async function begin(): Promise<void> {
    // Who has just come has given nothing yet: no need to wait for what is their own.
    if (!hasJoined(code)) ownMe.value = NEWCOMERS;
    copy.value = await firstCopy(code);
    transport.connect();
  }

  function change(delta: Parameters<typeof applyDelta>[1]): void {
    const outcome = applyDelta(copy.peek(), delta);
    if (outcome.kind === "applied") copy.value = outcome.copy;
    if (outcome.kind === "resync") transport.resync();
  }

  function down(): void {
    if (status.peek() === "online") status.value = "connecting";
    grace ??= window.setTimeout(() => {
      if (status.peek() === "connecting") status.value = "offline";
    }, GRACE_MS);
  }

  function settled(ack: Ack, sentAt: number): void {
    if (!ack.ok) return;
    clock.observe(ack.now, performance.now() - sentAt);
    if (ack.me) mine(ack.me);
  }

  function mine(delta: MeDelta): void {
    const { seat } = delta;
    const all = seats.peek();
    if (seat) seats.value = { ...all, [seat]: changed(all[seat] ?? {}, delta) };
    else ownMe.value = applyMe(ownMe.peek(), delta);
  }

  /**
   * Facilitators act on what the room sees now: nothing of theirs is sent later by itself. Only a
   * break too short to be told of is waited for.
   */
  async function order(command: Order): Promise<Ack> {
    const sent = { ...command, id: newId() };
    for (let tries = 0; tries < TRIES; tries++) {
      if (status.peek() === "connecting") await transport.readyWithin(GRACE_MS);
      const sentAt = performance.now();
      try {
        const ack = await transport.send(sent);
        settled(ack, sentAt);
        return ack;
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
    }
    return UNREACHED;
  }

  const drafts: Drafts[] = [];
  function draftsOf(person: string): Drafts {
    const own = new Drafts(code, person);
    drafts.push(own);
    return own;
  }

  let sentAt = 0;
  const outbox = attends
    ? new Outbox(code, {
        send: (command) => {
          sentAt = performance.now();
          return transport.send({ ...command });
        },
        settled: (ack) => settled(ack, sentAt),
        made: (before, id) => {
          settle(before, id);
          for (const one of drafts) one.rename(before, id);
        },
      })
    : null;

  const transport = new Transport(door, {
    auth,
    welcome,
    delta: change,
    snapshot: (message) => {
      copy.value = applySnapshot(copy.peek(), message);
    },
    me: mine,
    live: (message) => {
      live.value = message;
    },
    team: (message) => {
      here.value = message.here;
    },
    down,
    refused: (why) =>
      batch(() => {
        refusal.value = why;
        status.value = "refused";
      }),
  });

  if (attends) void begin();
  else transport.connect();

  const stopTalking = language.subscribe((spoken) => transport.language(spoken));
  const view = computed(() => copy.value?.view ?? null);
  const waiting = computed(() => outbox?.waiting.value.map((entry) => entry.command) ?? []);
  /** Somebody's own view: whose phone it is, or who has a seat on it. */
  const own = (told: ReadonlySignal<Me | null>, seat: string | null) => {
    const deeds = computed(() =>
      waiting.value.flatMap((command) => (seatOf(command) === seat ? deedOf(command) : [])),
    );
    return {
      me: computed(() => {
        const stage = view.value?.session.session?.stage ?? null;
        return told.value && withPending(told.value, deeds.value, stage);
      }),
      unsent: computed(() => unsentIds(deeds.value)),
      drafts: draftsOf(seat ? `-${seat}` : ""),
    };
  };

  return {
    code,
    role,
    view,
    ...own(ownMe, null),
    seats,
    live,
    member,
    here,
    status,
    refusal,
    outbox,
    own,
    serverNow: () => clock.now(),
    send: (command) => (outbox ? outbox.put(command as Ask).answer : order(command as Order)),
    ask: <Answer>(event: Question, data?: unknown) =>
      transport.send(data, event).catch(() => null) as Promise<Answer | null>,
    resumeToken,
    stop: () => {
      clearTimeout(grace);
      stopTalking();
      outbox?.stop();
      transport.stop();
    },
  };
}
