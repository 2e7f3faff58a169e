import type { Delta, Me, MeDelta, Snapshot, View } from "../wire.gen";

/** One's copy of a view, at a position of the session's log. Entities are never changed. */
export interface Copy {
  epoch: string;
  seq: number;
  view: View;
}

/** One's own view, of somebody who has just come. */
export const NEWCOMERS: Me = {
  me: {},
  ideas: {},
  votes: {},
  pledges: {},
  joined: {},
  supported: {},
  hosted: {},
  before: {},
  private_words: {},
  answers: {},
};

export type Outcome = { kind: "applied"; copy: Copy } | { kind: "ignored" } | { kind: "resync" };

type Collections = Record<string, Record<string, unknown>>;
type Changes = { set: Collections; del: Record<string, string[]> };

export function applyDelta(copy: Copy | null, delta: Delta): Outcome {
  if (!copy || copy.epoch !== delta.epoch) return { kind: "resync" };
  if (delta.to <= copy.seq) return { kind: "ignored" };
  if (copy.seq < delta.from) return { kind: "resync" };
  const view = changed(copy.view, delta);
  return { kind: "applied", copy: { epoch: copy.epoch, seq: delta.to, view } };
}

/** The copy that a snapshot gives; what it leaves as it was keeps its reference. */
export function applySnapshot(copy: Copy | null, snapshot: Snapshot): Copy {
  const view = copy ? reusing(copy.view, snapshot.view) : snapshot.view;
  return { epoch: snapshot.epoch, seq: snapshot.seq, view };
}

export function applyMe(me: Me | null, delta: MeDelta): Me | null {
  return me && changed(me, delta);
}

/** The same collections with changes: untouched collections and entities keep their reference. */
export function changed<T extends object>(collections: T, changes: Changes): T {
  const next = { ...collections } as Collections;
  for (const [name, entities] of Object.entries(changes.set)) {
    next[name] = { ...next[name], ...entities };
  }
  for (const [name, ids] of Object.entries(changes.del)) {
    const gone = new Set(ids);
    const left = Object.entries(next[name] ?? {}).filter(([id]) => !gone.has(id));
    next[name] = Object.fromEntries(left);
  }
  return next as T;
}

function reusing<T extends object>(before: T, after: T): T {
  const old = before as Collections;
  const entries = Object.entries(after as Collections).map(([name, entities]) => [
    name,
    reusingEntities(old[name] ?? {}, entities),
  ]);
  return Object.fromEntries(entries) as T;
}

function reusingEntities(before: Record<string, unknown>, after: Record<string, unknown>) {
  const entries = Object.entries(after).map(([id, entity]) => [id, same(before[id], entity)]);
  const kept =
    entries.length === Object.keys(before).length &&
    entries.every(([id, entity]) => before[id as string] === entity);
  return kept ? before : Object.fromEntries(entries);
}

const same = (before: unknown, after: unknown) =>
  JSON.stringify(before) === JSON.stringify(after) ? before : after;
