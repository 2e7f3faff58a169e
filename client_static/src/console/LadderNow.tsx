import { LadderRungs } from "../components/ladder/LadderRungs";
import { climb } from "../live/ladder";
import type { StageEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk } from "./desk";

/** How the room stands on the ladder, once everybody sees it: before, it would be single people. */
export function LadderNow({ stage }: { stage: StageEntity }) {
  const { view } = useDesk();
  if (!stage.revealed) return null;
  const { now, before, shift } = climb(view, stage);
  return (
    <section class="row-group">
      <h3>{t("ladder.results")}</h3>
      {shift && <p>{shift}</p>}
      {now ? <LadderRungs now={now} before={before} /> : <p>{t("ladder.nobody")}</p>}
    </section>
  );
}
