import { orderedIdeas, orderedPledges } from "../live/selectors";
import type { Order } from "../live/session";
import type { IdeaEntity, ModerationEntity, PledgeEntity, View } from "../wire.gen";
import { listOf, t } from "../words";

/** An idea or a pledge, as moderation handles both alike. */
export type Item =
  | { thing: "idea"; entity: IdeaEntity }
  | { thing: "pledge"; entity: PledgeEntity };

const idea = (entity: IdeaEntity): Item => ({ thing: "idea", entity });
const pledge = (entity: PledgeEntity): Item => ({ thing: "pledge", entity });

const items = (view: View): Item[] => [
  ...orderedIdeas(view).map(idea),
  ...orderedPledges(view).map(pledge),
];

/** What waits for the facilitator, the oldest first. */
export const waiting = (view: View): Item[] =>
  items(view).filter(({ entity }) => entity.status === "held");

/** What has a safeguarding flag. */
export const safeguarded = (view: View): Item[] =>
  items(view).filter(({ entity }) => markOf(view, entity.id)?.safeguarding != null);

export const markOf = (view: View, id: string): ModerationEntity | undefined => view.moderation[id];

/** Whether it waits for no reason of its own. */
export function isPlain(view: View, { entity }: Item): boolean {
  const mark = markOf(view, entity.id);
  return !mark?.flags.length && mark?.safeguarding == null;
}

export const nameOf = ({ thing, entity }: Item): string => t(`console.${thing}_n`, { n: entity.n });

export const flagNames = (flags: ModerationEntity["flags"]): string =>
  listOf(flags.map((flag) => t(`console.flag_${flag}`)));

type Act = "approve" | "hide" | "restore" | "unflag";

/** The order that does this to an idea or a pledge. */
export const orderFor = (act: Act, { thing, entity }: Item): Order =>
  thing === "idea"
    ? { type: `${act}_idea`, idea: entity.id }
    : { type: `${act}_pledge`, pledge: entity.id };

export const flagOrder = ({ thing, entity }: Item, note: string): Order =>
  thing === "idea"
    ? { type: "flag_idea", idea: entity.id, note }
    : { type: "flag_pledge", pledge: entity.id, note };

export const removeOrder = ({ thing, entity }: Item): Order =>
  thing === "idea"
    ? { type: "remove_author", idea: entity.id }
    : { type: "remove_author", pledge: entity.id };
