import type { GroundGroup, Perspective } from "../wire.gen";

/** What the server writes into the page. */
export interface DeskData {
  create_key_needed: boolean;
}

export const FOLLOW_UPS = ["not_started", "under_way", "kept", "changed", "dropped"] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];
type Status = "shown" | "held" | "hidden";

/** An event (server/desk/rows.py). */
export interface EventRow {
  code: string;
  title: string;
  titles: Record<string, string>;
  lang: string;
  languages: string[];
  series: string | null;
  created_at: number;
  ended_at: number | null;
  /** The day on which it is deleted, as it stands now. */
  deletes_at: number;
  people: number;
  ideas: number;
  pledges: number;
  joiners: number;
  follow_ups: Record<FollowUp, number>;
  checked_in: number;
  ladder: { round: number; mean: number | null }[];
  perspectives: Perspective[];
  room: { groups: GroundGroup[]; people: number[] } | null;
}

export interface Events {
  events: EventRow[];
  /** How many are still being read. */
  behind: number;
  today: string;
}

export interface PledgeRow {
  who: string | null;
  group: string | null;
  kind: "action" | "culture";
  by_when: string | null;
  due: string | null;
  follow_up: FollowUp;
  help: string | null;
  joiners: number;
  themes: Record<string, string>[];
  checked_in: string | null;
}

export interface Listed {
  event: string;
  title: string;
  date: number;
  n: number;
  text: string;
  lang: string;
  status: Status;
  overdue: boolean;
  pledge: PledgeRow;
}

export interface Pledges {
  total: number;
  pledges: Listed[];
  choices: { themes: Record<string, Record<string, string>>; groups: string[] };
}

export interface FoundThing {
  event: string;
  title: string;
  date: number;
  parts: { text: string; hit: boolean }[];
  thing: {
    kind: "idea" | "pledge";
    n: number;
    lang: string;
    status: Status;
    into: number | null;
    pledge: PledgeRow | null;
  };
}

export interface Found {
  total: number;
  found: FoundThing[];
}
