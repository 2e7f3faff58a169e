import type { GroundEntity, GroundGroup, Perspective, View, VoicesEntity } from "../wire.gen";
import { language, t } from "../words";
import { type Card, themeCard } from "./cards";
import { nameIn, type Words } from "./selectors";

/** A group's name in the reader's language; the one without a perspective is everybody else. */
export const groupName = (group: GroundGroup): Words =>
  group.id ? perspectiveName(group) : { text: t("ground.rest"), lang: language.value };

export function shareWords(share: number): string {
  if (share >= 95) return t("ground.nearly_all");
  if (share <= 5) return t("ground.nearly_none");
  return t("ground.percent", { n: share });
}

export const perspectiveName = ({ names }: Pick<Perspective, "names">): Words =>
  nameIn(names, language.value);

/** The share of everybody who was asked to come, as roughly as the shares of those who did. */
function expectedShare(offered: Perspective[], one: Perspective): number | null {
  if (!one.expected) return null;
  const all = offered.reduce((sum, { expected }) => sum + (expected ?? 0), 0);
  return Math.min(95, Math.max(5, roughly((100 * one.expected) / all)));
}

const roughly = (share: number): number => 5 * Math.round(share / 5);

/** Less than this apart is as expected: shares are rounded. */
const APART = 10;

export type Standing = "fewer" | "perhaps" | "as_expected" | "more";

/**
 * Who is counted with everybody else is perhaps there: surely fewer than expected are they only
 * where all these together would be.
 */
export function standing(expected: number, here: number | undefined, rest = 0): Standing {
  if (expected - (here ?? rest) >= APART) return "fewer";
  if (here === undefined) return "perhaps";
  return here - expected >= APART ? "more" : "as_expected";
}

/** Each perspective of which somebody was expected, and how it stands. */
export function standings(offered: Perspective[], { groups, people }: VoicesEntity) {
  const here = new Map(groups.map(({ id }, at) => [id, people[at]]));
  return offered.flatMap((one) => {
    const expected = expectedShare(offered, one);
    if (expected === null) return [];
    const stands = standing(expected, here.get(one.id), here.get(null));
    return [{ one, expected, here: here.get(one.id), stands }];
  });
}

const NEARLY_ALL = 90;
/** A share of what was given so far from the share of the room is worth a word. */
const LOPSIDED = 20;

/** How what was given is spread over the groups, against who is in the room: by group's place. */
export function balance(people: number[], given: number[]) {
  const apart = given.map((share, at) => share - (people[at] ?? 0));
  const places = (holds: (at: number) => boolean) => given.map((_, at) => at).filter(holds);
  const [all = null] = places((at) => (given[at] ?? 0) >= NEARLY_ALL);
  return {
    all,
    more: places((at) => at !== all && (apart[at] ?? 0) >= LOPSIDED),
    less: places((at) => (apart[at] ?? 0) <= -LOPSIDED),
  };
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
