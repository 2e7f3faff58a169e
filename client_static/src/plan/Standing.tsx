import type { PledgeEntity } from "../wire.gen";
import { t } from "../words";

interface Props {
  pledge: PledgeEntity;
  own?: boolean;
}

/** How a pledge stands, and what help would be welcome. */
export function Standing({ pledge, own = false }: Props) {
  const stands = pledge.follow_up ?? "not_started";
  return (
    <>
      <p class="plan-stands">
        <span class={`stands stands-${stands}`}>{t(`follow_up.${stands}`)}</span>
        {own && stands === "kept" && <span class="plan-cheer">{t("plan.kept_cheer")}</span>}
      </p>
      {pledge.help && (
        <p class="card-detail">
          <span class="card-term">{t("follow_up.help_wanted")}</span>{" "}
          <span lang={pledge.lang || undefined}>{pledge.help}</span>
        </p>
      )}
    </>
  );
}
