import type { Me, StageEntity } from "../wire.gen";

/** The names of the phone's drafts. */

export const ideaDraft = (stage: string): string => `idea:${stage}`;

export const ideaEdit = (idea: string): string => `edit:${idea}`;

export type PledgeField =
  | "text"
  | "kind"
  | "who"
  | "group"
  | "by_when"
  | "due"
  | "support"
  | "ideas";

/** Fields of a new pledge, or of one that is being edited. */
export const pledgeDraft = (pledge: string | null, field: PledgeField): string =>
  `pledge:${pledge ?? "new"}:${field}`;

export const surveyDraft = (stage: string, question: string): string =>
  `survey:${stage}:${question}`;

/** Whether the open stage shows this draft in its own field. */
export function isAtHome(name: string, stage: StageEntity | undefined, me: Me): boolean {
  const [kind, of = ""] = name.split(/:(.*)/);
  if (kind === "idea") return stage?.id === of;
  if (kind === "survey") return of.startsWith(`${stage?.id}:`);
  if (kind === "edit") return stage !== undefined && me.ideas[of]?.stage === stage.id;
  return stage?.kind === "pledges" || !name.endsWith(":text");
}

/** The draft of the open stage that other words could go into. */
export function draftHere(stage: StageEntity | undefined): string | null {
  if (stage?.kind === "ideas" || stage?.kind === "conversation") return ideaDraft(stage.id);
  return stage?.kind === "pledges" ? pledgeDraft(null, "text") : null;
}
