import { type Card, cardsOf, votesOnThemes } from "../live/cards";
import { orderedIdeas } from "../live/selectors";
import type { IdeaEntity, Me, OwnIdea, View } from "../wire.gen";

const isOpen = (idea: OwnIdea): boolean => idea.status === "shown" && !idea.merged_into;

/** The cards one can vote on, in their order: ideas, or themes. */
export const votable = (view: View, me: Me, found?: IdeaEntity[]): Card[] =>
  votesOnThemes(view) ? cardsOf(view) : votableIdeas(view, me, found);

/** The ideas that everybody sees; one's own may lie outside the sample of the view. */
export function votableIdeas(view: View, me: Me, found: IdeaEntity[] = []): Card[] {
  const known = new Map<string, Card>();
  for (const idea of Object.values(me.ideas)) if (isOpen(idea)) known.set(idea.id, idea);
  for (const idea of found) known.set(idea.id, idea);
  for (const idea of orderedIdeas(view)) known.set(idea.id, idea);
  return [...known.values()].sort((a, b) => a.n - b.n);
}
