import type { IdeaEntity, ResultEntity, StageEntity, ThemeEntity, View } from "../wire.gen";
import { language, t } from "../words";
import { orderedIdeas, sessionOf, tallyOf, textIn, type Words, weightOf } from "./selectors";

/** What is voted on: an idea, or a theme with the ideas in it, of which `size` says the number. */
export type Card = Pick<IdeaEntity, "id" | "n" | "text" | "lang"> & {
  merged?: Pick<IdeaEntity, "id" | "text" | "lang">[];
  size?: number;
};

/** Whether the current round of votes is on themes. */
export const votesOnThemes = (view: View): boolean => sessionOf(view)?.ballot?.by === "themes";

export const orderedThemes = (view: View): ThemeEntity[] =>
  Object.values(view.themes).sort((a, b) => a.n - b.n);

/** A theme's name in the reader's language; empty before it has one. */
export const themeName = (theme: ThemeEntity): Words =>
  textIn({ ...theme, text: theme.name }, language.value);

export function themeCard(view: View, theme: ThemeEntity): Card {
  const { text, lang } = themeName(theme);
  return {
    id: theme.id,
    n: theme.n,
    text: text || t("common.theme_unnamed"),
    lang: text ? lang : language.value,
    merged: theme.ideas.flatMap((id) => view.ideas[id] ?? []),
    size: theme.size,
  };
}

/** What the current round of votes is on. */
export const cardsOf = (view: View): Card[] =>
  votesOnThemes(view)
    ? orderedThemes(view).map((theme) => themeCard(view, theme))
    : orderedIdeas(view);

export function rankedCards(view: View): Card[] {
  const weight = ({ id }: Card) => weightOf(tallyOf(view, id));
  return cardsOf(view).sort((a, b) => weight(b) - weight(a));
}

/** The round before, or the last one of the vote that this one asks again; if it was on the same
 * cards and in the same way: dots and scores do not compare, nor do ideas and themes. */
export function earlierRound(view: View, stage: StageEntity): ResultEntity | undefined {
  const result = resultBefore(view, stage);
  const { by, kind } = sessionOf(view)?.ballot ?? {};
  return result?.by === by && result?.kind === kind ? result : undefined;
}

function resultBefore(view: View, stage: StageEntity): ResultEntity | undefined {
  if (stage.round > 1) return view.results[`${stage.id}:${stage.round - 1}`];
  const asked = stage.repeats ? view.stages[stage.repeats] : undefined;
  return asked && view.results[`${asked.id}:${asked.round}`];
}
