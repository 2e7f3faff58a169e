import { expect, test } from "vitest";
import type { MethodName, Tally, View } from "../wire.gen";
import { ranking } from "./ranking";

function viewOf(tallies: Record<string, Tally>, results: View["results"] = {}): View {
  const ideas = ["a", "b", "c", "d"].map((id, n) => [id, { id, n, text: id }]);
  const kind = Object.values(results)[0]?.kind ?? "dots";
  const session = { session: { ballot: { by: "ideas", kind } } };
  const view = { ideas: Object.fromEntries(ideas), session, tallies, results };
  return view as unknown as View;
}

const stage = (round: number) => ({ id: "s3", round }) as Parameters<typeof ranking>[1];

test("best first; equal weight is an equal place; ideas without votes are left out", () => {
  const view = viewOf({
    a: { voters: 1, dots: 2 },
    b: { voters: 3, dots: 5 },
    c: { voters: 2, dots: 2 },
    d: { voters: 0, dots: 0 },
  });
  const rows = ranking(view, stage(1)).map(({ idea, place, tied }) => [idea.id, place, tied]);
  expect(rows).toEqual([
    ["b", 1, false],
    ["a", 2, true],
    ["c", 2, true],
  ]);
});

test("opinions weigh what agrees more than disagrees", () => {
  const view = viewOf({
    a: { voters: 9, agree: 5, disagree: 4, pass: 0 },
    b: { voters: 3, agree: 3, disagree: 0, pass: 0 },
  });
  expect(ranking(view, stage(1)).map(({ idea }) => idea.id)).toEqual(["b", "a"]);
});

test("approvals and means are ranked; equal means are an equal place", () => {
  const view = viewOf({
    a: { voters: 2, scores: [0, 0, 0, 1, 1], mean: 4.5 },
    b: { voters: 9, scores: [0, 0, 0, 4, 5], mean: 4.6 },
    c: { voters: 4, scores: [0, 0, 0, 2, 2], mean: 4.5 },
  });
  const rows = ranking(view, stage(1)).map(({ idea, place }) => [idea.id, place]);
  expect(rows).toEqual([
    ["b", 1],
    ["a", 2],
    ["c", 2],
  ]);
});

test("an idea that lost all its votes since the round before is still there", () => {
  const result = {
    id: "s3:1",
    stage: "s3",
    round: 1,
    kind: "approval",
    by: "ideas",
    voters: 1,
  } as const;
  const view = viewOf(
    { a: { voters: 2, approvals: 2 } },
    { "s3:1": { ...result, tallies: { b: { voters: 3, approvals: 3 } } } },
  );
  const rows = ranking(view, { ...stage(2), method: "approval" });
  expect(rows.map(({ idea, tally }) => [idea.id, tally.approvals])).toEqual([
    ["a", 2],
    ["b", 0],
  ]);
});

test("the round before stands beside", () => {
  const earlier: Tally = { voters: 1, dots: 1 };
  const result = { id: "s3:1", stage: "s3", round: 1, by: "ideas" as const, voters: 1 };
  const kind = "dots" as const;
  const view = viewOf(
    { a: { voters: 1, dots: 3 } },
    { "s3:1": { ...result, kind, tallies: { a: earlier } } },
  );
  expect(ranking(view, stage(2))[0]?.earlier).toEqual(earlier);
  expect(ranking(view, stage(1))[0]?.earlier).toBeUndefined();
});

test("where themes are voted on, they are ranked, and a round on ideas does not compare", () => {
  const round = { id: "s3:1", stage: "s3", round: 1, kind: "dots", by: "ideas", voters: 1 };
  const view = {
    ...viewOf({ x: { voters: 1, dots: 1 }, y: { voters: 2, dots: 3 } }),
    session: { session: { ballot: { by: "themes", kind: "dots" } } },
    results: { "s3:1": { ...round, tallies: { x: { voters: 1, dots: 1 } } } },
    themes: {
      x: { id: "x", n: 1, name: "Sleep", lang: "en", translations: {}, ideas: ["a"], size: 1 },
      y: { id: "y", n: 2, name: "Food", lang: "en", translations: {}, ideas: ["b"], size: 9 },
    },
  } as unknown as View;
  const rows = ranking(view, stage(2));
  expect(rows.map(({ idea }) => [idea.text, idea.size])).toEqual([
    ["Food", 9],
    ["Sleep", 1],
  ]);
  expect(rows[1]?.earlier).toBeUndefined();
});

test("a vote that asks another again compares with it, where both are on the same in the same way", () => {
  const before = { stage: "s2", round: 1, voters: 1, kind: "dots" as const };
  const tallies = { a: { voters: 1, dots: 1 } };
  const again = { ...stage(1), repeats: "s2" };
  const compared = (by: "ideas" | "themes", kind: MethodName = "dots") => {
    const results = { "s2:1": { ...before, id: "s2:1", by, tallies } };
    const view = viewOf({ a: { voters: 1, dots: 3 } }, results);
    view.stages = { s2: { id: "s2", round: 1 } } as unknown as View["stages"];
    Object.assign(view.session.session?.ballot ?? {}, { kind });
    return ranking(view, again)[0]?.earlier;
  };
  expect(compared("ideas")).toEqual(tallies.a);
  expect(compared("themes")).toBeUndefined();
  expect(compared("ideas", "approval")).toBeUndefined();
});
