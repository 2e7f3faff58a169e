import { expect, test } from "vitest";
import type { Delta, IdeaEntity, Snapshot, View } from "../wire.gen";
import { applyDelta, applySnapshot, type Copy, changed } from "./store";

const idea = (id: string, text = id) => ({ id, n: 1, text }) as IdeaEntity;

const view = (ideas: Record<string, IdeaEntity>): View => ({
  session: {},
  stages: {},
  prompts: {},
  scripts: {},
  ideas,
  themes: {},
  tallies: {},
  results: {},
  pledges: {},
  ground: {},
  voices: {},
  suggestions: {},
  privacy: {},
  tables: {},
  seats: {},
  members: {},
  doings: {},
  private_words: {},
  check_ins: {},
  surveys: {},
  evaluations: {},
  survey_texts: {},
  moderation: {},
  log: {},
  lists: {},
  board: {},
});

const copy: Copy = { epoch: "e", seq: 5, view: view({ a: idea("a"), b: idea("b") }) };

const delta = (from: number, to: number, more: Partial<Delta> = {}): Delta => ({
  epoch: "e",
  from,
  to,
  set: {},
  del: {},
  ...more,
});

test("a delta that joins up is applied", () => {
  const outcome = applyDelta(copy, delta(5, 7, { set: { ideas: { c: idea("c") } } }));
  if (outcome.kind !== "applied") throw new Error(outcome.kind);
  expect(outcome.copy.seq).toBe(7);
  expect(Object.keys(outcome.copy.view.ideas)).toEqual(["a", "b", "c"]);
});

test("a delta that overlaps is applied, an old one is ignored", () => {
  expect(applyDelta(copy, delta(3, 6)).kind).toBe("applied");
  expect(applyDelta(copy, delta(3, 5)).kind).toBe("ignored");
});

test("a gap, another epoch and a delta without a view ask for the whole", () => {
  expect(applyDelta(copy, delta(6, 7)).kind).toBe("resync");
  expect(applyDelta(copy, delta(5, 6, { epoch: "f" })).kind).toBe("resync");
  expect(applyDelta(null, delta(0, 1)).kind).toBe("resync");
});

test("what a delta does not touch keeps its reference, and nothing is changed in place", () => {
  const outcome = applyDelta(copy, delta(5, 6, { del: { ideas: ["b"] } }));
  if (outcome.kind !== "applied") throw new Error(outcome.kind);
  const after = outcome.copy.view;
  expect(after.ideas).toEqual({ a: copy.view.ideas.a });
  expect(after.ideas.a).toBe(copy.view.ideas.a);
  expect(after.pledges).toBe(copy.view.pledges);
  expect(Object.keys(copy.view.ideas)).toEqual(["a", "b"]);
});

test("a snapshot keeps the references of what is the same", () => {
  const fresh = view({ a: idea("a"), b: idea("b", "other words") });
  const snapshot: Snapshot = { epoch: "f", seq: 2, view: fresh };
  const after = applySnapshot(copy, snapshot);
  expect(after).toEqual({ epoch: "f", seq: 2, view: fresh });
  expect(after.view.ideas.a).toBe(copy.view.ideas.a);
  expect(after.view.stages).toBe(copy.view.stages);
});

test("a collection that this page does not know yet is kept", () => {
  const after = changed(copy.view, { set: { ladders: { x: { id: "x" } } }, del: {} });
  expect((after as unknown as Record<string, unknown>).ladders).toEqual({ x: { id: "x" } });
});
