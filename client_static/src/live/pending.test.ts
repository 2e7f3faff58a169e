import { expect, test } from "vitest";
import type { AttendeeCommand, Me } from "../wire.gen";
import { unsentIds, withPending } from "./pending";

const me: Me = {
  me: { me: { id: "me", name: null, dots_left: 3, table: null, host: null, removed: false } },
  ideas: {
    a: {
      id: "a",
      n: 1,
      text: "Plain words",
      lang: "en",
      stage: "s2",
      prompt: null,
      status: "shown",
      merged_into: null,
    },
  },
  votes: { x: { id: "x", dots: 2, opinion: null } },
  pledges: {},
  joined: {},
  supported: {},
  hosted: {},
  before: {},
  private_words: {},
  answers: {},
};

const after = (...commands: object[]) =>
  withPending(
    me,
    commands.map((command, i) => ({ id: `c${i}`, ...command }) as AttendeeCommand),
    "s2",
  );

test("approvals and scores that wait are shown, and taken back", () => {
  const view = after(
    { type: "cast_vote", idea: "y", approve: true },
    { type: "cast_vote", idea: "z", score: 4 },
  );
  expect(view.votes.y?.approve).toBe(true);
  expect(view.votes.z?.score).toBe(4);
  expect(view.me.me?.dots_left).toBe(3);
  const back = after(
    { type: "cast_vote", idea: "y", approve: true },
    { type: "cast_vote", idea: "y", approve: false },
    { type: "cast_vote", idea: "z", score: 4 },
    { type: "cast_vote", idea: "z", dots: 0 },
  );
  expect(Object.keys(back.votes)).toEqual(["x"]);
});

test("a rung that waits is shown on its ladder, and taken back", () => {
  const place = (rung: number | null) => ({ type: "place_rung", stage: "s5", rung });
  expect(after(place(3), place(4)).votes.s5?.rung).toBe(4);
  expect(after(place(4), place(null)).votes).not.toHaveProperty("s5");
  expect(after(place(4)).me.me?.dots_left).toBe(3);
  const waiting = [{ id: "c1", ...place(4) } as AttendeeCommand];
  expect(unsentIds(waiting)).toEqual(new Set(["s5"]));
});

test("votes that wait move the dots at once", () => {
  const view = after(
    { type: "cast_vote", idea: "x", dots: 1 },
    { type: "cast_vote", idea: "y", dots: 3 },
  );
  expect(view.votes.x?.dots).toBe(1);
  expect(view.votes.y?.dots).toBe(3);
  expect(view.me.me?.dots_left).toBe(1);
});

test("a vote taken back is gone", () => {
  const view = after({ type: "cast_vote", idea: "x", dots: 0 });
  expect(view.votes.x).toBeUndefined();
  expect(view.me.me?.dots_left).toBe(5);
});

test("an opinion costs no dots", () => {
  const view = after({ type: "cast_vote", idea: "y", opinion: "agree" });
  expect(view.votes.y).toMatchObject({ opinion: "agree", dots: null });
  expect(view.me.me?.dots_left).toBe(3);
});

test("ideas that wait stand after the others, under the name of their command", () => {
  const view = after({ type: "post_idea", text: "New", lang: "cy" });
  const added = view.ideas["pending:c0"];
  expect(added).toMatchObject({ text: "New", lang: "cy", stage: "s2", status: "shown" });
  expect(added?.n).toBeGreaterThan(1);
});

test("edits and withdrawals show before they arrive", () => {
  expect(after({ type: "edit_idea", idea: "a", text: "Better" }).ideas.a?.text).toBe("Better");
  expect(after({ type: "withdraw_idea", idea: "a" }).ideas).toEqual({});
  expect(after({ type: "set_name", name: "Siân" }).me.me?.name).toBe("Siân");
});

test("pledges are made, changed, joined and left", () => {
  const view = after(
    { type: "make_pledge", text: "I will", kind: "action" },
    { type: "edit_pledge", pledge: "pending:c0", kind: "culture", who: "Jo" },
    { type: "join_pledge", pledge: "p1" },
    { type: "join_pledge", pledge: "p2" },
    { type: "leave_pledge", pledge: "p1" },
  );
  expect(view.pledges["pending:c0"]).toMatchObject({ text: "I will", kind: "culture", who: "Jo" });
  expect(Object.keys(view.joined)).toEqual(["p2"]);
});

test("nothing is changed in place", () => {
  const before = JSON.stringify(me);
  after({ type: "cast_vote", idea: "x", dots: 0 }, { type: "withdraw_idea", idea: "a" });
  expect(JSON.stringify(me)).toBe(before);
});

test("what waits is known by its id", () => {
  const ids = unsentIds([
    { id: "c0", type: "post_idea", text: "New" },
    { id: "c1", type: "cast_vote", idea: "x", dots: 1 },
  ]);
  expect([...ids]).toEqual(["pending:c0", "x"]);
});

test("a table that was taken is one's own at once", () => {
  expect(after({ type: "take_table", table: "t3" }).me.me?.table).toBe("t3");
});

test("a private word that waits is kept on this phone, and shows nothing of what it says", () => {
  const view = after({ type: "send_private_word", text: "Help", come: true, where: "here" });
  const [word] = Object.values(view.private_words);
  expect(word).toMatchObject({ come: true, seen: false, settled: false });
  expect(JSON.stringify(word)).not.toMatch(/Help|here/);
  const sent = { id: "c0", type: "send_private_word" } as AttendeeCommand;
  expect(unsentIds([sent])).toEqual(new Set(Object.keys(view.private_words)));
});
