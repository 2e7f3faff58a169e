import type { IdeaEntity, View } from "../wire.gen";
import { orderedIdeas } from "./selectors";

/** What one table said in one round: the word of the whole table first. */
export interface Group {
  key: string;
  table: string;
  /** 0 where no round is known. */
  round: number;
  ideas: IdeaEntity[];
}

/** The ideas that everybody may see, by table and round. */
export function harvest(view: View): Group[] {
  const groups = new Map<string, Group>();
  for (const idea of orderedIdeas(view)) {
    const { table, table_round: round } = idea;
    const stage = view.stages[idea.stage];
    if (!table || idea.status !== "shown" || (stage?.silent && !stage.shown)) continue;
    const key = `${table}:${round ?? 0}`;
    const group = groups.get(key) ?? { key, table, round: round ?? 0, ideas: [] };
    groups.set(key, group);
    group.ideas.push(idea);
  }
  const place = ({ table }: Group) => view.tables[table]?.n ?? Number.MAX_SAFE_INTEGER;
  const found = [...groups.values()];
  for (const { ideas } of found) ideas.sort((a, b) => Number(b.summary) - Number(a.summary));
  return found.sort((a, b) => place(a) - place(b) || a.round - b.round);
}
