import type { AgendaFile } from "../components/builder/local";

/** A ready agenda, or one of the organiser's own: an agenda file with an id. */
export type Template = AgendaFile & { id: string };

/** What the server writes into the start page. */
export interface StartData {
  languages: string[];
  templates: Template[];
  create_key_needed: boolean;
  /** Whether whoever asked may create events, or could with the key. */
  may_create: boolean;
  addresses: string[];
  /** What people are usually asked to choose from: names by language. */
  perspectives: Record<string, string>[];
  /** The code of an address that belongs to no event. */
  unknown_code?: string | null;
}

/** The links of a new event. The facilitator's secret is told this once. */
export interface Created {
  code: string;
  join_url: string;
  board_url: string;
  facilitate_url: string;
  facilitator_token: string;
}
