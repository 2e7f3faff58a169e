import type { GroundEntity, GroundGroup, View } from "../wire.gen";
import { language, t } from "../words";
import { type Card, themeCard } from "./cards";

/** A group's name in the reader's language; the one without a perspective is everybody else. */
export function groupName({ id, names }: GroundGroup): string {
  if (!id) return t("ground.rest");
  return names[language.value] ?? Object.values(names)[0] ?? "";
}

export function shareWords(share: number): string {
  if (share >= 95) return t("ground.nearly_all");
  if (share <= 5) return t("ground.nearly_none");
  return t("ground.percent", { n: share });
}

/** What the table is about: an idea, or a theme. */
export function groundCard(view: View, ground: GroundEntity, id: string): Card | undefined {
  const theme = view.themes[id];
  return ground.by === "themes" ? theme && themeCard(view, theme) : view.ideas[id];
}

/** The method in one sentence. */
export const groundSentence = ({ kind }: GroundEntity): string =>
  t(kind === "dots" ? "ground.sentence_dots" : "ground.sentence");
