import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Entry } from "../../live/outbox";
import type { Session } from "../../live/session";
import type { AttendeeCommand } from "../../wire.gen";
import { addSeat, asPerson, peopleOf } from "./people";

const entry = (command: object, refusal?: object): Entry =>
  ({ key: JSON.stringify(command), command: command as AttendeeCommand, refusal }) as Entry;

/** A phone with one seat, "mum". */
function phone(waiting: Entry[] = [], returned: Entry[] = []) {
  const sent: Record<string, unknown>[] = [];
  const me = { me: { id: "me", agreed: true } };
  const session = {
    code: "BCDFGH",
    seats: signal({ mum: { me } }),
    outbox: {
      waiting: signal(waiting),
      returned: signal(returned),
      stuck: signal(false),
      dismiss: () => {},
    },
    own: (told: unknown, seat: string) => ({ me: told, unsent: signal(new Set()), drafts: seat }),
    send: async (command: Record<string, unknown>) => sent.push(command),
    ask: async (_: string, data: unknown) => data,
  };
  return { session: session as unknown as Session, sent };
}

test("who was added without a network is there, and what else waits is seen", () => {
  const { session } = phone([
    entry({ type: "add_seat", id: "dad", acting: false }),
    entry({ type: "set_seat_aside", seat: "dad", aside: true }),
    entry({ type: "change_agreement", seat: "mum", agreed: false }),
  ]);
  expect(peopleOf(session)).toEqual([
    { seat: null, n: 1, agreed: null, aside: false },
    { seat: "mum", n: 2, agreed: false, aside: false },
    { seat: "dad", n: 3, agreed: null, aside: true },
  ]);
});

test("a seat is called by the command that asks for it", () => {
  const { session, sent } = phone();
  const seat = addSeat(session, true);
  expect(sent).toEqual([{ type: "add_seat", id: seat, acting: true, agreed: true }]);
});

test("what somebody does is done in their name; where the phone is, for all", async () => {
  const { session, sent } = phone();
  const mum = asPerson(session, "mum");
  await mum.send({ type: "post_idea", text: "Tea" });
  await mum.send({ type: "take_table", table: "t1" });
  const [post, table] = sent;
  expect(post).toMatchObject({ type: "act_for", seat: "mum", does: { text: "Tea" } });
  expect(post).toMatchObject({ does: { id: post?.id } });
  expect(table).toEqual({ type: "take_table", table: "t1" });
  expect(await mum.ask("similar", { text: "Tea" })).toEqual({ text: "Tea", seat: "mum" });
});

test("words that come back are seen by whose they are alone", () => {
  const back = (seat: string, text: string) =>
    entry({ type: "act_for", seat, does: { type: "post_idea", text } }, { code: "no" });
  const own = entry({ type: "post_idea", text: "Mine" }, { code: "no" });
  const { session } = phone([], [back("mum", "Hers"), own, back("nobody", "Lost")]);
  const seen = (seat: string | null) =>
    asPerson(session, seat).outbox?.returned.value.map(({ command }) => JSON.stringify(command));
  expect(seen("mum")?.join()).toMatch("Hers");
  expect(seen("mum")).toHaveLength(1);
  expect(seen(null)?.join()).toMatch(/Mine.*Lost/);
});

test("a private word of somebody whom the server did not let in comes to nobody else", () => {
  const does = { type: "send_private_word", text: "I am afraid of whose phone it is", come: false };
  const { session } = phone([], [entry({ type: "act_for", seat: "nobody", does }, { code: "no" })]);
  for (const seat of [null, "mum"]) {
    expect(asPerson(session, seat).outbox?.returned.value).toEqual([]);
  }
});
