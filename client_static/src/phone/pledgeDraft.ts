import type { Drafts } from "../live/drafts";
import type { PledgeEntity, PledgeKind } from "../wire.gen";
import { type PledgeField, pledgeDraft } from "./drafts";

const FIELDS: PledgeField[] = [
  "text",
  "kind",
  "who",
  "group",
  "by_when",
  "due",
  "support",
  "ideas",
];

/** The fields of a pledge while it is written: every one survives a reload. */
export interface PledgeDraft {
  text: string;
  kind: PledgeKind | null;
  who: string;
  group: string;
  by_when: string;
  /** An ISO date, or nothing. */
  due: string;
  support: string;
  ideas: string[];
}

export function readDraft(drafts: Drafts, pledge: string | null): PledgeDraft {
  const value = (field: PledgeField) => drafts.get(pledgeDraft(pledge, field)).value;
  return {
    text: value("text"),
    kind: (value("kind") || null) as PledgeKind | null,
    who: value("who"),
    group: value("group"),
    by_when: value("by_when"),
    due: value("due"),
    support: value("support"),
    ideas: value("ideas").split(" ").filter(Boolean),
  };
}

export const isBegun = (drafts: Drafts, pledge: string | null): boolean =>
  FIELDS.some((field) => drafts.get(pledgeDraft(pledge, field)).value !== "");

/** Change a pledge: the form starts with it as it is. */
export function startFrom(drafts: Drafts, pledge: PledgeEntity): void {
  for (const field of FIELDS) {
    const value = pledge[field];
    const text = Array.isArray(value) ? value.join(" ") : (value ?? "");
    drafts.write(pledgeDraft(pledge.id, field), text);
  }
}

export function clearDraft(drafts: Drafts, pledge: string | null): void {
  for (const field of FIELDS) drafts.write(pledgeDraft(pledge, field), "");
}
