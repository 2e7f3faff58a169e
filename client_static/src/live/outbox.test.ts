import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AttendeeCommand } from "../wire.gen";
import { Outbox, seatOf, wordsOf } from "./outbox";
import { reference } from "./references";
import { type Ack, NoAnswer } from "./transport";

const CODE = "BCDFGH";

const accepted = (id: string | null = null): Ack =>
  ({ ok: true, now: 0, position: { epoch: "e", seq: 1 }, result: { id } }) as Ack;

const refused = (code: string, temporary = false, retry_after_ms?: number): Ack =>
  ({ ok: false, code, message: "", temporary, retry_after_ms }) as Ack;

/** A server that answers as it is told; without an answer it cannot be reached. */
class Server {
  readonly got: AttendeeCommand[] = [];
  readonly settled: Ack[] = [];
  readonly made: [before: string, id: string][] = [];
  answers: (Ack | null)[] = [];
  otherwise: Ack | null = accepted();

  async send(command: AttendeeCommand): Promise<Ack> {
    this.got.push(command);
    const answer = this.answers.length ? this.answers.shift() : this.otherwise;
    if (!answer) throw new NoAnswer();
    return answer;
  }

  outbox(): Outbox {
    const outbox = new Outbox(CODE, {
      send: (command) => this.send(command),
      settled: (ack) => this.settled.push(ack),
      made: (before, id) => this.made.push([before, id]),
    });
    outboxes.push(outbox);
    return outbox;
  }

  get texts(): string[] {
    return this.got.map(wordsOf);
  }
}

const outboxes: Outbox[] = [];
const idea = (text: string) => ({ type: "post_idea", text }) as const;
const vote = (id: string, dots: number) => ({ type: "cast_vote", idea: id, dots }) as const;
const soon = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});

afterEach(() => {
  for (const outbox of outboxes.splice(0)) outbox.stop();
  vi.useRealTimers();
});

test("commands go out in order, one at a time, and leave with their ack", async () => {
  const server = new Server();
  const outbox = server.outbox();
  outbox.put(idea("one"));
  const { answer } = outbox.put(idea("two"));
  expect(server.texts).toEqual(["one"]);
  expect((await answer).ok).toBe(true);
  expect(server.texts).toEqual(["one", "two"]);
  expect(outbox.waiting.value).toEqual([]);
  expect(localStorage.length).toBe(0);
});

test("what was not answered is sent again with the same id, also after a reload", async () => {
  const server = new Server();
  server.otherwise = null;
  const before = server.outbox();
  before.put(idea("kept"));
  await soon();
  before.stop();

  server.otherwise = accepted();
  const after = server.outbox();
  expect(after.waiting.value.map(({ command }) => wordsOf(command))).toEqual(["kept"]);
  after.flush();
  await soon();
  expect(server.texts).toEqual(["kept", "kept"]);
  expect(server.got[0]?.id).toBe(server.got[1]?.id);
  expect(after.waiting.value).toEqual([]);
});

test("a temporary refusal waits as long as the server asks, and keeps the order", async () => {
  const server = new Server();
  server.answers = [refused("slow_down", true, 3_000)];
  const outbox = server.outbox();
  outbox.put(idea("one"));
  outbox.put(idea("two"));
  await vi.advanceTimersByTimeAsync(2_900);
  expect(server.texts).toEqual(["one"]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.texts).toEqual(["one", "one", "two"]);
});

test("who must wait for the server is told so, until something is taken again", async () => {
  const server = new Server();
  server.answers = [refused("unavailable", true, 1_000)];
  const outbox = server.outbox();
  outbox.put(idea("one"));
  await soon();
  expect(outbox.stuck.value).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(outbox.stuck.value).toBe(false);
  server.answers = [refused("slow_down", true, 1_000)];
  outbox.put(idea("two"));
  await soon();
  expect(outbox.stuck.value).toBe(false);
});

test("a final refusal gives the words back and does not hold up the rest", async () => {
  const server = new Server();
  server.answers = [refused("stage_closed")];
  const outbox = server.outbox();
  outbox.put(idea("too late"));
  outbox.put(vote("a", 1));
  await soon();
  expect(server.got.length).toBe(2);
  const [entry] = outbox.returned.value;
  expect(entry && wordsOf(entry.command)).toBe("too late");
  expect(entry?.refusal?.code).toBe("stage_closed");
  expect(server.outbox().returned.value.length).toBe(1);
  outbox.dismiss(entry?.key ?? "");
  expect(localStorage.length).toBe(0);
});

test("a refused vote leaves nothing behind", async () => {
  const server = new Server();
  server.answers = [refused("no_dots_left")];
  const outbox = server.outbox();
  const { answer } = outbox.put(vote("a", 3));
  expect((await answer).ok).toBe(false);
  expect(outbox.returned.value).toEqual([]);
  expect(localStorage.length).toBe(0);
});

test("what waits for a new idea learns its real id", async () => {
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  const posted = outbox.put(idea("first words"));
  const id = reference(posted.id);
  outbox.put({ type: "edit_idea", idea: id, text: "better words" });
  outbox.put({ type: "make_pledge", kind: "action", text: "I will", ideas: [id] });
  await soon();

  server.answers = [accepted("i42")];
  server.otherwise = accepted();
  outbox.flush();
  await soon();
  const [, , edit, pledge] = server.got;
  expect(edit).toMatchObject({ type: "edit_idea", idea: "i42", text: "better words" });
  expect(pledge).toMatchObject({ type: "make_pledge", ideas: ["i42"] });
});

test("when a new idea is refused, its newest words come back", async () => {
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  const posted = outbox.put(idea("first words"));
  outbox.put({ type: "edit_idea", idea: reference(posted.id), text: "better words" });
  await soon();
  server.otherwise = refused("stage_closed");
  outbox.flush();
  await soon();
  expect(outbox.waiting.value).toEqual([]);
  expect(outbox.returned.value.map(({ command }) => wordsOf(command))).toEqual(["better words"]);
});

test("a pledge outlives the refused idea that it came from", async () => {
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  const posted = outbox.put(idea("an idea"));
  const ideas = [reference(posted.id), "i1"];
  outbox.put({ type: "make_pledge", kind: "action", text: "I will", ideas });
  await soon();
  server.answers = [refused("stage_closed")];
  server.otherwise = accepted();
  outbox.flush();
  await soon();
  expect(server.got[2]).toMatchObject({ type: "make_pledge", text: "I will", ideas: ["i1"] });
  expect(outbox.returned.value.map(({ command }) => wordsOf(command))).toEqual(["an idea"]);
});

test("of votes on one idea that were not sent yet, the last counts", async () => {
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  outbox.put(idea("in front"));
  await soon();
  outbox.put(vote("a", 1));
  outbox.put(vote("a", 2));
  outbox.put(vote("b", 1));
  outbox.put(vote("a", 3));
  const votes = outbox.waiting.value.slice(1).map(({ command }) => command);
  expect(votes).toMatchObject([vote("a", 2), vote("b", 1), vote("a", 3)]);
});

test("of rungs on one ladder that were not sent yet, the last counts", () => {
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  const place = (stage: string, rung: number) => ({ type: "place_rung", stage, rung }) as const;
  outbox.put(idea("first"));
  for (const rung of [3, 4, 5]) outbox.put(place("s1", rung));
  outbox.put(place("s4", 6));
  const waiting = outbox.waiting.value.map(({ command }) => command);
  expect(waiting.slice(1)).toMatchObject([place("s1", 5), place("s4", 6)]);
});

test("two tabs share one outbox without losing anything", async () => {
  const server = new Server();
  server.otherwise = null;
  const left = server.outbox();
  const right = server.outbox();
  left.put(idea("left"));
  right.put(idea("right"));
  await soon();
  left.stop();
  right.stop();
  const texts = server.outbox().waiting.value.map(({ command }) => wordsOf(command));
  expect(texts.sort()).toEqual(["left", "right"]);
});

test("what another tab sent disappears here", () => {
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  const key = `pledgewall:${CODE}:out:000000000000009:elsewhere`;
  localStorage.setItem(key, JSON.stringify({ command: { ...idea("theirs"), id: "elsewhere" } }));
  dispatchEvent(new StorageEvent("storage", { key }));
  expect(outbox.waiting.value.length).toBe(1);
  localStorage.removeItem(key);
  dispatchEvent(new StorageEvent("storage", { key }));
  expect(outbox.waiting.value).toEqual([]);
});

test("a phone that refuses storage keeps the words in memory", async () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  outbox.put(idea("in memory"));
  await soon();
  expect(outbox.waiting.value.length).toBe(1);
  server.otherwise = accepted();
  outbox.flush();
  await soon();
  expect(outbox.waiting.value).toEqual([]);
  full.mockRestore();
});

const act = (seat: string, does: object) => ({ type: "act_for", seat, does }) as never;

test("what one person at this phone made while offline is named to that person's next commands", async () => {
  const server = new Server();
  server.answers = [null];
  const outbox = server.outbox();
  const { id } = outbox.put({
    ...(act("mum", { ...idea("Tea"), id: "own" }) as object),
    id: "own",
  } as never);
  expect(id).toBe("own");
  const change = { type: "edit_idea", idea: reference("own"), text: "Green tea", id: "next" };
  outbox.put(act("mum", change));
  server.answers = [accepted("real-id")];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.got[server.got.length - 1]).toMatchObject({
    seat: "mum",
    does: { idea: "real-id", id: "next" },
  });
  expect(server.texts[server.texts.length - 1]).toBe("Green tea");
});

test("a later vote overtakes the same person's, and nobody else's", async () => {
  const server = new Server();
  server.otherwise = null;
  const outbox = server.outbox();
  outbox.put(idea("First in line"));
  for (const seat of ["mum", "dad", "dad"]) outbox.put(act(seat, { ...vote("i", 2), id: "v" }));
  outbox.put(vote("i", 1));
  const votes = outbox.waiting.value.slice(1).map(({ command }) => seatOf(command));
  expect(votes).toEqual(["mum", "dad", null]);
});

test("words that were refused to somebody come back as theirs", async () => {
  const server = new Server();
  server.answers = [null];
  const outbox = server.outbox();
  outbox.put({ ...(act("mum", { ...idea("Tea"), id: "own" }) as object), id: "own" } as never);
  const pledge = { type: "make_pledge", text: "Brew", kind: "action", ideas: [reference("own")] };
  outbox.put(act("mum", { ...pledge, id: "p" }));
  server.answers = [refused("stage_closed")];
  server.otherwise = null;
  await vi.advanceTimersByTimeAsync(2_000);
  const [entry] = outbox.returned.value;
  expect(entry?.command).toMatchObject({ seat: "mum", does: { text: "Tea" } });
  expect(outbox.waiting.value[0]?.command).toMatchObject({ does: { text: "Brew", ideas: [] } });
});

test("what stood under a reference is told its id", async () => {
  const server = new Server();
  server.answers = [accepted("real-id"), accepted()];
  const { id } = server.outbox().put(idea("Tea"));
  await soon();
  expect(server.made).toEqual([[reference(id), "real-id"]]);
});

test("what was only changed is what it was before", async () => {
  const server = new Server();
  server.otherwise = accepted("real-id");
  server.outbox().put({ type: "edit_idea", idea: "real-id", text: "Tea at ten" });
  await soon();
  expect(server.made).toEqual([]);
});
