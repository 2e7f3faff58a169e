import type {
  BoardEntity,
  IdeaEntity,
  Live,
  PledgeEntity,
  PromptEntity,
  SessionEntity,
  StageEntity,
  TableEntity,
  Tally,
  View,
} from "../wire.gen";
import { t } from "../words";

/** Read-only questions to a view. */

export const sessionOf = (view: View): SessionEntity | undefined => view.session.session;

export const isBilingual = (view: View): boolean => (sessionOf(view)?.languages.length ?? 0) > 1;

/** How the console directs the board; phones have none. */
export const boardOf = (view: View): BoardEntity | undefined => view.board.board;

export function openStage(view: View): StageEntity | undefined {
  const id = sessionOf(view)?.stage;
  return id ? view.stages[id] : undefined;
}

export const orderedStages = (view: View): StageEntity[] =>
  Object.values(view.stages).sort((a, b) => a.position - b.position);

export const promptsOf = (view: View, stage: string): PromptEntity[] =>
  Object.values(view.prompts)
    .filter((prompt) => prompt.stage === stage)
    .sort((a, b) => a.position - b.position);

export const orderedIdeas = (view: View): IdeaEntity[] =>
  Object.values(view.ideas).sort((a, b) => a.n - b.n);

export const orderedPledges = (view: View): PledgeEntity[] =>
  Object.values(view.pledges).sort((a, b) => a.n - b.n);

export const openTables = (view: View): TableEntity[] =>
  Object.values(view.tables)
    .filter((table) => table.open)
    .sort((a, b) => a.n - b.n);

const TALKING = ["welcome", "talk", "ideas", "conversation", "themes"];

/** Whether tables matter now: votes and pledges are everybody's own. */
export const isAtTables = (stage: StageEntity | undefined): boolean =>
  !stage || TALKING.includes(stage.kind);

/** "Window", or "Table 3"; where the event has no tables, what somebody called theirs. */
export function tableName(view: View, id: string): string {
  const table = view.tables[id];
  return table ? (table.name ?? t("common.table_n", { n: table.n })) : id;
}

/** Where an idea comes from, as far as that is told: its table, and whether it speaks for it. */
export const tableNote = (view: View, { table, summary }: IdeaEntity): string =>
  [table && tableName(view, table), summary && t("common.summary")].filter(Boolean).join(" · ");

export const tallyOf = (view: View, idea: string): Tally | undefined => view.tallies[idea];

/** What an idea weighs in a ranking; for opinions, how many more agree than disagree. */
export const weightOf = (tally: Tally | undefined): number =>
  tally
    ? (tally.dots ?? tally.approvals ?? tally.mean ?? (tally.agree ?? 0) - (tally.disagree ?? 0))
    : 0;

export function rankedIdeas(view: View): IdeaEntity[] {
  const weight = (idea: IdeaEntity) => weightOf(tallyOf(view, idea.id));
  return orderedIdeas(view).sort((a, b) => weight(b) - weight(a));
}

/** Everybody who takes part: with a phone, or on paper. */
export const peopleIn = (live: Live | null): number =>
  live ? live.connected + (live.paper ?? 0) : 0;

/** Words in the reader's language where the organiser wrote them in it, else as first written. */
export interface Words {
  text: string;
  lang: string;
}

/** A name in one of the languages that it was given in. */
export function nameIn(names: Record<string, string>, language: string): Words {
  const own = names[language];
  if (own) return { text: own, lang: language };
  const [lang = "", text = ""] = Object.entries(names)[0] ?? [];
  return { text, lang };
}

type Translated = Pick<PromptEntity, "text" | "lang" | "translations">;

export function textIn(prompt: Translated, language: string): Words {
  const translated = prompt.lang === language ? undefined : prompt.translations[language];
  return translated
    ? { text: translated, lang: language }
    : { text: prompt.text, lang: prompt.lang };
}

type AboutField = "title" | "purpose" | "influence";
type Described<F extends AboutField> = Pick<SessionEntity, F | "lang" | "translations">;

/** The same for what the organiser wrote about the session. */
export function aboutIn<F extends AboutField>(
  session: Described<F>,
  field: F,
  language: string,
): Words {
  const translated =
    session.lang === language ? undefined : session.translations[language]?.[field];
  return translated
    ? { text: translated, lang: language }
    : { text: session[field], lang: session.lang };
}
