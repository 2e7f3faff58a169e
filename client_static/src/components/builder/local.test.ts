import { expect, test } from "vitest";
import type { BuiltStage } from "./agenda";
import { type AgendaFile, builtFrom, fileOf, localActs } from "./local";

const file: AgendaFile = {
  format: "pledgewall-agenda",
  version: 1,
  stages: [
    { kind: "vote", by: "themes", dots: 4, per_idea: 2, prompts: [], script: {} },
    { kind: "talk", minutes: 9, prompts: [{ en: "Talk" }, { en: "Listen" }], script: { en: "Go" } },
    { kind: "vote", by: "ideas", dots: 4, per_idea: 2, repeats: 1, prompts: [], script: {} },
  ],
};

function builder() {
  let stages: BuiltStage[] = builtFrom(file);
  const acts = localActs(
    () => stages,
    (next) => {
      stages = next;
    },
  );
  return { acts, stages: () => stages, file: () => fileOf(stages) };
}

test("a file that is built on and written again says the same", () => {
  expect(builder().file()).toEqual(file);
});

test("a vote that is asked again is found wherever it moves", async () => {
  const { acts, file } = builder();
  await acts.move("s1", 1);
  expect(file().stages.map(({ kind }) => kind)).toEqual(["talk", "vote", "vote"]);
  expect(file().stages[2]?.repeats).toBe(2);
  await acts.remove("s1");
  expect(file().stages[1]?.repeats).toBeUndefined();
});

test("a copy stands behind, with prompts of its own", async () => {
  const { acts, stages } = builder();
  await acts.duplicate("s2");
  const [, first, copy] = stages();
  expect(copy?.script).toEqual({ en: "Go" });
  await acts.movePrompt("s2", first?.prompts[1]?.id ?? "", 0);
  await acts.removePrompt("s2", first?.prompts[0]?.id ?? "");
  expect(stages()[1]?.prompts.map(({ texts }) => texts.en)).toEqual(["Listen"]);
  expect(stages()[2]?.prompts.map(({ texts }) => texts.en)).toEqual(["Talk", "Listen"]);
});

test("a new stage has the usual settings of its kind, and an empty text is none", async () => {
  const { acts, stages } = builder();
  await acts.add("vote");
  const made = stages()[3];
  expect(made?.settings).toEqual({
    minutes: null,
    method: null,
    by: "ideas",
    dots: 5,
    per_idea: 3,
    repeats: null,
  });
  await acts.script("s2", "en", "");
  expect(stages()[1]?.script).toEqual({});
});
