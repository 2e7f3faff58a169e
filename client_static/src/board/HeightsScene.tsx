import { gapWords, HeightsKey, LadderShares } from "../components/ladder/LadderShares";
import type { GroundEntity } from "../wire.gen";
import { t } from "../words";
import "./ladder.css";

/** Who stands where on the ladder, of the perspectives in the room? */
export const HeightsScene = ({ ground }: { ground: GroundEntity }) => (
  <>
    <header class="heading">
      <h1 class="prompt">{t("ladder.perspectives")}</h1>
      <p class="heights-gap">{gapWords(ground)}</p>
    </header>
    {ground.compared > 0 && (
      <>
        <HeightsKey />
        <LadderShares ground={ground} drawn />
        <p class="ground-foot">{t("ladder.rounded")}</p>
      </>
    )}
  </>
);
