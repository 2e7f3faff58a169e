import { LadderRungs } from "../components/ladder/LadderRungs";
import { earlierRound } from "../live/cards";
import { shiftWords } from "../live/ladder";
import { tallyOf } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk } from "./desk";

/** How the room stands on the ladder, once everybody sees it: before, it would be single people. */
export function LadderNow({ stage }: { stage: StageEntity }) {
  const { view } = useDesk();
  if (!stage.revealed) return null;
  const now = tallyOf(view, stage.id);
  const earlier = earlierRound(view, stage);
  const before = earlier?.tallies[earlier.stage];
  const shift = shiftWords(now, before);
  return (
    <section class="row-group">
      <h3>{t("ladder.results")}</h3>
      {shift && <p>{shift}</p>}
      {now ? <LadderRungs now={now} before={before} /> : <p>{t("ladder.nobody")}</p>}
    </section>
  );
}
