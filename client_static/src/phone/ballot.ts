import { orderedIdeas } from "../live/selectors";
import type { IdeaEntity, Me, OwnIdea, View } from "../wire.gen";

/** An idea as far as voting needs it: one's own may lie outside the sample of the view. */
export type Votable = Pick<IdeaEntity, "id" | "text" | "lang" | "n"> &
  Partial<Pick<IdeaEntity, "merged">>;

const isOpen = (idea: OwnIdea): boolean => idea.status === "shown" && !idea.merged_into;

/** The ideas one can vote on, in the order in which they were posted. */
export function votableIdeas(view: View, me: Me, found: IdeaEntity[] = []): Votable[] {
  const known = new Map<string, Votable>();
  for (const idea of Object.values(me.ideas)) if (isOpen(idea)) known.set(idea.id, idea);
  for (const idea of found) known.set(idea.id, idea);
  for (const idea of orderedIdeas(view)) known.set(idea.id, idea);
  return [...known.values()].sort((a, b) => a.n - b.n);
}
