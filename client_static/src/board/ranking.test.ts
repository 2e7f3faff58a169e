import { expect, test } from "vitest";
import type { Tally, View } from "../wire.gen";
import { ranking } from "./ranking";

function viewOf(tallies: Record<string, Tally>, results: View["results"] = {}): View {
  const ideas = ["a", "b", "c", "d"].map((id, n) => [id, { id, n, text: id }]);
  const view = { ideas: Object.fromEntries(ideas), tallies, results };
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
  const result = { id: "s3:1", stage: "s3", round: 1, kind: "approval" as const, voters: 1 };
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
  const result = { id: "s3:1", stage: "s3", round: 1, kind: "dots" as const, voters: 1 };
  const view = viewOf(
    { a: { voters: 1, dots: 3 } },
    { "s3:1": { ...result, tallies: { a: earlier } } },
  );
  expect(ranking(view, stage(2))[0]?.earlier).toEqual(earlier);
  expect(ranking(view, stage(1))[0]?.earlier).toBeUndefined();
});
