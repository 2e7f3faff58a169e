import words from "virtual:words/console";
import { beforeEach, expect, test } from "vitest";
import type { Tally, View } from "../wire.gen";
import { loadWords } from "../words";
import { figure, inRound, sharedFirst, shiftOf, turnout } from "./results";

const load = (language: string) => loadWords(words, language);

beforeEach(() => load("en"));

function viewOf(...tallies: Tally[]): View {
  const ids = tallies.map((_, n) => `i${n}`);
  return {
    ideas: Object.fromEntries(ids.map((id) => [id, { id }])),
    tallies: Object.fromEntries(ids.map((id, n) => [id, tallies[n]])),
    session: { session: { ballot: { by: "ideas" } } },
  } as unknown as View;
}

const approvals = (n: number): Tally => ({ voters: n, approvals: n });
const scores = (mean: number): Tally => ({ voters: 2, scores: [0, 0, 0, 1, 1], mean });
const opinions = (agree: number, disagree: number): Tally => ({
  voters: agree + disagree,
  agree,
  disagree,
  pass: 0,
});

test("a tie for first place is said in words, in both languages", async () => {
  const three = viewOf(approvals(4), approvals(4), approvals(1), approvals(4));
  expect(sharedFirst(three)).toBe("Three share first place");
  const many = viewOf(...Array.from({ length: 12 }, () => scores(4.5)));
  expect(sharedFirst(many)).toBe("12 share first place");
  await load("cy");
  expect(sharedFirst(three)).toBe("Mae tri yn rhannu'r lle cyntaf");
});

test("one winner, or no votes at all, is no tie", () => {
  expect(sharedFirst(viewOf(approvals(4), approvals(3), approvals(3)))).toBeNull();
  expect(sharedFirst(viewOf())).toBeNull();
});

test("a tie below zero is a tie too", () => {
  expect(sharedFirst(viewOf(opinions(0, 2), opinions(1, 3)))).toBe("Two share first place");
});

test("turnout is said under way and afterwards", () => {
  expect(turnout(37, 52, false)).toBe("37 of 52 people have voted");
  expect(turnout(37, 52, true)).toBe("37 of 52 people voted");
});

test("how far an idea moved, in the figures of its method", () => {
  expect(shiftOf(scores(4.5), scores(3.2))?.words).toBe("up 1.3");
  expect(shiftOf(scores(3.2), scores(4.5))?.words).toBe("down 1.3");
  expect(shiftOf(approvals(3), approvals(3))?.words).toBe("no change");
  expect(shiftOf(approvals(3), undefined)?.words).toBe("up 3");
  expect(shiftOf(opinions(3, 1), opinions(1, 3))?.words).toBe("up 4");
});

test("a score is compared with a score only", () => {
  expect(shiftOf(scores(4.5), undefined)).toBeNull();
  expect(shiftOf({ voters: 0, scores: [0, 0, 0, 0, 0], mean: 0 }, scores(4))).toBeNull();
  expect(inRound(1, undefined, "scale")).toBe("Round 1: no votes");
});

test("the round before is said as it was counted", () => {
  expect(inRound(1, scores(4), "scale")).toBe("Round 1: 4.0");
  expect(inRound(1, undefined, "approval")).toBe("Round 1: 0");
  expect(inRound(2, opinions(1, 3), "opinion")).toBe("Round 2: 2 more disagreed");
  expect(figure(-2, opinions(1, 3))).toBe("2");
});
