import type { EventStory, Standing, StoryNotYet, StoryPledge } from "../wire.gen";
import { language } from "../words";

/** What the server writes into the page. */
export type StoryData = EventStory | StoryNotYet;

export const isStory = (data: StoryData): data is EventStory => "standing" in data;

export type Status = StoryPledge["status"];

/** Best first: so they stack. */
export const STATUSES = ["kept", "under_way", "changed", "not_started", "dropped"] as const;

/** In which order they are told: what only waits comes last. */
export const TOLD = ["kept", "under_way", "changed", "dropped", "not_started"] as const;

export const countOf = (standing: Standing, status: Status): number => standing[status] ?? 0;

/** How many of a standing's pledges there are. */
export const allOf = (standing: Standing): number =>
  STATUSES.reduce((sum, status) => sum + countOf(standing, status), 0);

/** "2026-12-24" as a moment of that day where the reader is; null for anything else. */
export function dayOf(iso: string | null): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "") ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(day)).getTime() : null;
}

/** The words in the reader's language, else in the first they were written in. */
export function inReaders(texts: Record<string, string>): { text: string; lang: string } | null {
  const [first] = Object.entries(texts);
  const own = texts[language.value];
  if (own) return { text: own, lang: language.value };
  return first ? { lang: first[0], text: first[1] } : null;
}
