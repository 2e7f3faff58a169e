import { OwnWords } from "../components/IdeaCard";
import { Kind } from "../components/PledgeCard";
import { day } from "../dates";
import type { PledgeEntity } from "../wire.gen";
import { t } from "../words";
import type { Density } from "./density";

interface Props {
  pledge: PledgeEntity;
  density: Density;
  /** It has just come. */
  fresh: boolean;
}

/** What fits the wall: the promise, then its kind, whose it is, by when. Phones show the rest. */
export function PledgeSlip({ pledge, density, fresh }: Props) {
  const { kind, text, lang, who, group, by_when, due, joiners } = pledge;
  const owner = [who, group].filter(Boolean).join(", ");
  const name = `card slip card-${kind}${fresh ? " slip-fresh" : ""}`;
  return (
    <article class={density.band ? `${name} slip-one-of-many` : name}>
      <OwnWords text={text} lang={lang} />
      <p class="slip-foot">
        <Kind kind={kind} />
        {owner && (
          <strong class="slip-part" lang={lang || undefined}>
            {owner}
          </strong>
        )}
        {(by_when || due) && (
          <span class="slip-part">
            {t("common.by_when")}:{" "}
            {by_when ? <span lang={lang || undefined}>{by_when}</span> : day(due ?? "")}
          </span>
        )}
        {joiners > 0 && <span class="slip-part">{t("common.joiners", { n: joiners })}</span>}
      </p>
    </article>
  );
}
