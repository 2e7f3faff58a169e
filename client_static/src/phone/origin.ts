import type { Card } from "../live/cards";
import type { Me, PledgeEntity, View } from "../wire.gen";

/** The ideas that a pledge names, as far as this phone holds them. */
export const originsOf = (view: View, me: Me, pledge: PledgeEntity): Card[] =>
  pledge.ideas.flatMap((id) => view.ideas[id] ?? me.ideas[id] ?? []);
