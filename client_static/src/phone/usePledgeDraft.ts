import { useEffect } from "preact/hooks";
import type { Drafts } from "../live/drafts";
import type { PledgeEntity, PledgeKind } from "../wire.gen";
import { type PledgeField, pledgeDraft } from "./drafts";

const FIELDS: PledgeField[] = ["text", "kind", "who", "group", "by_when", "support", "ideas"];

/** The fields of a pledge while it is written: every one survives a reload. */
export interface PledgeDraft {
  text: string;
  kind: PledgeKind | null;
  who: string;
  group: string;
  by_when: string;
  support: string;
  ideas: string[];
  write(field: PledgeField, value: string): void;
  clear(): void;
}

export function usePledgeDraft(drafts: Drafts, pledge: PledgeEntity | null): PledgeDraft {
  const name = (field: PledgeField) => pledgeDraft(pledge?.id ?? null, field);
  const value = (field: PledgeField) => drafts.get(name(field)).value;
  const write = (field: PledgeField, text: string) => drafts.write(name(field), text);
  const clear = () => {
    for (const field of FIELDS) write(field, "");
  };

  // What is edited starts as it is; a half-edited one goes on where it was left.
  useEffect(() => {
    if (!pledge || value("text")) return;
    for (const field of FIELDS) write(field, asText(pledge[field]));
  }, []);

  return {
    text: value("text"),
    kind: (value("kind") || null) as PledgeKind | null,
    who: value("who"),
    group: value("group"),
    by_when: value("by_when"),
    support: value("support"),
    ideas: value("ideas").split(" ").filter(Boolean),
    write,
    clear,
  };
}

const asText = (value: string | string[] | null): string =>
  Array.isArray(value) ? value.join(" ") : (value ?? "");
