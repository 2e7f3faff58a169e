import type { Me, PledgeEntity, View } from "../wire.gen";
import type { Votable } from "./ballot";

/** The ideas that a pledge names, as far as this phone holds them. */
export const originsOf = (view: View, me: Me, pledge: PledgeEntity): Votable[] =>
  pledge.ideas.flatMap((id) => view.ideas[id] ?? me.ideas[id] ?? []);
