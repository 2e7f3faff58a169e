import { expect, test } from "vitest";
import type { StageEntity, View } from "../wire.gen";
import { nextStep, skipStep } from "./next";

type Some = Partial<StageEntity> & Pick<StageEntity, "kind" | "status">;

function viewOf(stages: Some[]): View {
  const entities = stages.map((some, position) => ({
    id: `s${position + 1}`,
    position,
    silent: false,
    shown: false,
    revealed: false,
    ...some,
  }));
  const open = entities.find((stage) => stage.status === "open");
  return {
    session: { session: { stage: open?.id ?? null, ballot: open ? { stage: open.id } : null } },
    stages: Object.fromEntries(entities.map((stage) => [stage.id, stage])),
    prompts: {},
  } as unknown as View;
}

test("before the event, the first stage opens", () => {
  const view = viewOf([{ kind: "welcome", status: "waiting" }]);
  expect(nextStep(view)).toMatchObject({ kind: "open", order: { stage: "s1" } });
});

test("silent ideas are shown before the vote opens, and can be skipped", () => {
  const stages: Some[] = [
    { kind: "ideas", status: "open", silent: true },
    { kind: "vote", status: "waiting" },
  ];
  expect(nextStep(viewOf(stages)).kind).toBe("show");
  expect(skipStep(viewOf(stages))).toMatchObject({ kind: "open", order: { stage: "s2" } });
});

test("a vote is revealed before the next stage opens", () => {
  const vote: Some = { kind: "vote", status: "open" };
  const pledges: Some = { kind: "pledges", status: "waiting" };
  expect(nextStep(viewOf([vote, pledges])).kind).toBe("reveal");
  expect(nextStep(viewOf([{ ...vote, revealed: true }, pledges])).kind).toBe("open");
});

test("the first of two votes need not be shown, but can be", () => {
  const first: Some = { kind: "vote", status: "open" };
  const again: Some = { kind: "vote", status: "waiting", repeats: "s1" };
  expect(nextStep(viewOf([first, again]))).toMatchObject({ kind: "open", order: { stage: "s2" } });
  expect(skipStep(viewOf([first, again]))).toMatchObject({ kind: "reveal" });
  expect(skipStep(viewOf([{ ...first, revealed: true }, again]))).toBeNull();
});

test("the first of two ladders is shown: a room talks about where it stands", () => {
  const first: Some = { kind: "ladder", status: "open" };
  const again: Some = { kind: "ladder", status: "waiting", repeats: "s1" };
  expect(nextStep(viewOf([first, again])).kind).toBe("reveal");
  expect(skipStep(viewOf([first, again]))).toMatchObject({ kind: "open", order: { stage: "s2" } });
});

test("the last stage is finished, and then there is nothing left to press", () => {
  expect(nextStep(viewOf([{ kind: "close", status: "open" }])).kind).toBe("finish");
  expect(nextStep(viewOf([{ kind: "close", status: "done" }])).kind).toBe("done");
});
