import { Manager, type Socket } from "socket.io-client";
import type {
  Accepted,
  Auth,
  Delta,
  Live,
  MeDelta,
  Refused,
  Snapshot,
  Team,
  Welcome,
} from "../wire.gen";
import * as road from "./road";

export type Ack = Accepted | Refused;

/** A command as it is sent. */
export type Sent = { id: string; type: string } & Record<string, unknown>;
/** What is asked without a command. */
export type Question = "similar" | "suggest";

/** A connection refused for good: another try would end the same. */
export type FatalRefusal = { code: string; message: string };

export interface Hooks {
  /** Asked anew at every connection: the token and the position are the current ones. */
  auth(): Auth;
  welcome(message: Welcome): void;
  delta(message: Delta): void;
  snapshot(message: Snapshot): void;
  me(message: MeDelta): void;
  live(message: Live): void;
  team(message: Team): void;
  down(): void;
  refused(refusal: FatalRefusal): void;
}

/** Nobody answered: the command may have arrived or not. */
export class NoAnswer extends Error {}

const ACK_MS = 8_000;
/** A proxy that swallows WebSockets swallows the first word already. */
const FIRST_WORD_MS = 5_000;
/** On a bad line, what comes after it may take long: the answers are repeated until they arrive. */
const WELCOME_MS = 12_000;
/** The server says something every 15 seconds. */
const QUIET_MS = 20_000;
const CLOCKS_APART_MS = 1_000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 8_000;
const TEMPORARY = new Set(["slow_down", "unavailable"]);

/** The socket: one connection at a time, and the next one when it breaks. */
export class Transport {
  private readonly socket: Socket;
  private failures = 0;
  private ready = false;
  private stopped = false;
  private heard = Number.POSITIVE_INFINITY; // nothing is expected yet
  private unanswered = 0;
  private drift = 0;
  private retry: number | undefined;
  private watch: number | undefined;
  private awaited: (() => void)[] = [];

  constructor(
    door: string,
    private readonly hooks: Hooks,
  ) {
    const manager = new Manager({
      path: "/socket.io/",
      query: { s: door },
      transports: road.get(),
      tryAllTransports: true,
      reconnection: false,
      autoConnect: false,
    });
    this.socket = manager.socket("/live", { auth: (give) => give(hooks.auth()) });
    this.listen();
  }

  /** Whether commands can be sent now. */
  get isReady(): boolean {
    return this.ready;
  }

  /** Wait for the connection, or for so long. */
  readyWithin(ms: number): Promise<void> {
    if (this.ready) return Promise.resolve();
    return new Promise((resolve) => {
      this.awaited.push(resolve);
      setTimeout(resolve, ms);
    });
  }

  /** What the server answers. Raises NoAnswer. */
  send(command: Sent): Promise<Ack>;
  send(data: unknown, event: Question): Promise<unknown>;
  async send(data: unknown, event = "command"): Promise<unknown> {
    if (!this.ready) throw new NoAnswer();
    const sentAt = performance.now();
    try {
      const answer = await this.socket.timeout(ACK_MS).emitWithAck(event, data);
      this.unanswered = 0;
      return answer;
    } catch {
      if (this.ready && this.heard < sentAt) this.renew();
      // Some lines lose one direction only: what we hear then says nothing of what they hear.
      else if (this.ready && this.unanswered++) this.unwelcome();
      throw new NoAnswer();
    }
  }

  resync(): void {
    if (this.ready) this.socket.emit("resync");
  }

  language(language: string): void {
    if (this.ready) this.socket.emit("language", language);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    clearTimeout(this.watch);
    this.socket.disconnect();
  }

  private listen(): void {
    const { socket, hooks } = this;
    socket.on("welcome", (message: Welcome) => this.welcomed(message));
    socket.on("delta", (message: Delta) => hooks.delta(message));
    socket.on("snapshot", (message: Snapshot) => hooks.snapshot(message));
    socket.on("me", (message: MeDelta) => hooks.me(message));
    socket.on("live", (message: Live) => hooks.live(message));
    socket.on("team", (message: Team) => hooks.team(message));
    socket.on("disconnect", () => this.broken());
    socket.on("connect_error", (error) => this.failed(error));
    socket.io.on("open", () => this.watchFor(WELCOME_MS));
    socket.io.on("packet", this.hears);
    socket.io.on("ping", this.hears);
    for (const event of ["online", "pageshow"]) addEventListener(event, this.hurry);
    for (const event of ["visibilitychange", "resume"]) {
      document.addEventListener(event, this.hurry);
    }
  }

  connect(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    if (this.stopped) return;
    this.hears();
    this.watchFor(road.get()[0] === "polling" ? WELCOME_MS : FIRST_WORD_MS);
    this.socket.connect();
    const { engine } = this.socket.io;
    // The server says goodbye, to a console whose link was revoked: over a WebSocket, the engine
    // would go on waiting.
    engine.on("packet", ({ type }: { type: string }) => {
      if (type === "close") engine.close();
    });
    // Some proxies accept a WebSocket and close it at once: that is no error, and no news.
    engine.once("close", () => {
      const current = engine === this.socket.io.engine;
      if (current && !this.ready && this.retry === undefined) this.unwelcome();
    });
  }

  private readonly hears = (): void => {
    this.heard = performance.now();
  };

  private watchFor(ms: number): void {
    clearTimeout(this.watch);
    this.watch = window.setTimeout(() => this.unwelcome(), ms);
  }

  private welcomed(message: Welcome): void {
    clearTimeout(this.watch);
    this.failures = this.unanswered = 0;
    this.drift = clocksApart();
    this.ready = true;
    this.hooks.welcome(message);
    for (const resolve of this.awaited.splice(0)) resolve();
  }

  /** Connected perhaps, but nothing came: break off and take the other road. */
  private unwelcome(): void {
    if (this.stopped) return;
    this.socket.io.opts.transports = road.change();
    this.renew();
  }

  private renew(): void {
    this.broken();
    this.socket.disconnect();
  }

  private broken(): void {
    clearTimeout(this.watch);
    this.hooks.down();
    this.ready = false;
    if (this.retry === undefined) this.retryIn(this.backoff());
  }

  private failed(error: Error & { data?: { code?: string; retry_after_ms?: number } }): void {
    const { code, retry_after_ms } = error.data ?? {};
    if (code && !TEMPORARY.has(code)) {
      this.stop();
      this.hooks.refused({ code, message: error.message });
      return;
    }
    clearTimeout(this.watch);
    this.hooks.down();
    this.retryIn(Math.max(this.backoff(), retry_after_ms ?? 0));
  }

  private retryIn(ms: number): void {
    if (this.stopped || this.retry !== undefined) return;
    this.retry = window.setTimeout(() => this.connect(), ms);
  }

  /** A quick first try, then ever longer and never all phones of a room at once. */
  private backoff(): number {
    const longest = Math.min(FIRST_RETRY_MS * 2 ** this.failures++, LONGEST_RETRY_MS);
    return longest * (0.5 + Math.random());
  }

  /**
   * The phone was taken out of the pocket, or its network came back: do not wait any longer. A
   * connection that was silent all the while looks open, and is not.
   */
  private readonly hurry = (): void => {
    if (document.hidden || this.stopped) return;
    if (this.retry === undefined) {
      if (!this.isStale()) return;
      this.renew();
    }
    this.failures = 0;
    this.connect();
  };

  private isStale(): boolean {
    const quiet = performance.now() - this.heard > QUIET_MS;
    return quiet || (this.ready && Math.abs(clocksApart() - this.drift) > CLOCKS_APART_MS);
  }
}

/** Of a sleeping phone one clock goes on and the other, in many browsers, stands still. */
const clocksApart = (): number => Date.now() - performance.now();
