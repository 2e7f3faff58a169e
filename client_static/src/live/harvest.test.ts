import { expect, test } from "vitest";
import type { IdeaEntity, StageEntity, View } from "../wire.gen";
import { harvest } from "./harvest";

const stage = (silent: boolean, shown: boolean) => ({ silent, shown }) as StageEntity;
let n = 0;
const idea = (fields: Partial<IdeaEntity>): IdeaEntity =>
  ({ n: ++n, status: "shown", stage: "s1", table_round: 1, summary: false, ...fields }) as never;

function view(...ideas: IdeaEntity[]): View {
  const tables = { t2: { n: 2 }, t10: { n: 10 } };
  const stages = { s1: stage(false, false), s2: stage(true, false) };
  return { tables, stages, ideas: Object.fromEntries(ideas.map((one) => [one.n, one])) } as never;
}

test("ideas stand by table, and by round in each", () => {
  const groups = harvest(
    view(
      idea({ table: "t10" }),
      idea({ table: "t2", table_round: 2 }),
      idea({ table: "t2" }),
      idea({ table: null, table_round: null }),
    ),
  );
  expect(groups.map(({ key }) => key)).toEqual(["t2:1", "t2:2", "t10:1"]);
});

test("what not everybody may see is not harvested", () => {
  const hidden = idea({ table: "t2", status: "hidden" });
  expect(harvest(view(hidden, idea({ table: "t2", stage: "s2" })))).toEqual([]);
});

test("the word of the whole table comes first", () => {
  const [group] = harvest(
    view(idea({ table: "t2", text: "one" }), idea({ table: "t2", text: "all", summary: true })),
  );
  expect(group?.ideas.map(({ text }) => text)).toEqual(["all", "one"]);
});
