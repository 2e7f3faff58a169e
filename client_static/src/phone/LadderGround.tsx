import { gapWords, LadderShares } from "../components/ladder/LadderShares";
import type { GroundEntity } from "../wire.gen";
import { t } from "../words";

/** How perspectives see it: as on the board. */
export function LadderGround({ ground }: { ground: GroundEntity }) {
  return (
    <section class="ground-results" aria-labelledby="ground">
      <h2 id="ground">{t("ladder.perspectives")}</h2>
      <p>{gapWords(ground)}</p>
      {ground.compared > 0 && (
        <>
          <LadderShares ground={ground} />
          <p class="hint">{t("ladder.rounded")}</p>
        </>
      )}
    </section>
  );
}
