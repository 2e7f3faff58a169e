import type { GroundEntity, GroundGroup, Perspective, View } from "../wire.gen";
import { language, t } from "../words";
import { type Card, themeCard } from "./cards";
import type { Words } from "./selectors";

/** A group's name in the reader's language; the one without a perspective is everybody else. */
export const groupName = (group: GroundGroup): Words =>
  group.id ? perspectiveName(group) : { text: t("ground.rest"), lang: language.value };

export function shareWords(share: number): string {
  if (share >= 95) return t("ground.nearly_all");
  if (share <= 5) return t("ground.nearly_none");
  return t("ground.percent", { n: share });
}

export function perspectiveName({ names }: Pick<Perspective, "names">): Words {
  const [lang = "", text = ""] = Object.entries(names)[0] ?? [];
  const own = names[language.value];
  return own ? { text: own, lang: language.value } : { text, lang };
}

/** The share of everybody who was asked to come, as roughly as the shares of those who did. */
export function expectedShare(offered: Perspective[], one: Perspective): number | null {
  if (!one.expected) return null;
  const all = offered.reduce((sum, { expected }) => sum + (expected ?? 0), 0);
  return Math.min(95, Math.max(5, roughly((100 * one.expected) / all)));
}

const roughly = (share: number): number => 5 * Math.round(share / 5);

/** Less than this apart is as expected: shares are rounded. */
const APART = 10;

export function standing(expected: number, here: number | undefined) {
  if (here === undefined || expected - here >= APART) return "fewer";
  return here - expected >= APART ? "more" : "as_expected";
}

/** The support where each perspective counts the same, however many people it has. */
export function equalShare(ground: GroundEntity, id: string): number {
  const row = ground.rows[id] ?? [];
  return roughly(row.reduce((sum, share) => sum + share, 0) / (row.length || 1));
}

/** What the table is about: an idea, or a theme. */
export function groundCard(view: View, ground: GroundEntity, id: string): Card | undefined {
  const theme = view.themes[id];
  return ground.by === "themes" ? theme && themeCard(view, theme) : view.ideas[id];
}

/** The method in one sentence, or why there is nothing to show. */
export function groundSentence({ kind, groups, compared }: GroundEntity): string {
  if (!groups.length) return t("ground.too_few");
  if (!compared) return t("ground.no_rows");
  return t(kind === "dots" ? "ground.sentence_dots" : "ground.sentence");
}
