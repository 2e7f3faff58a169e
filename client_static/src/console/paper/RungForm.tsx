import { Button } from "../../components/Button";
import { LadderPicker } from "../../components/ladder/LadderPicker";
import type { Me, StageEntity } from "../../wire.gen";
import { t } from "../../words";
import type { Seats } from "./seats";

interface Props {
  stage: StageEntity;
  seats: Seats;
  mine: Me;
}

/** Where somebody without a phone stands on the ladder. */
export function RungForm({ stage, seats, mine }: Props) {
  const rung = mine.votes[stage.id]?.rung ?? null;
  const place = (chosen: number | null) =>
    void seats.act({ type: "place_rung", stage: stage.id, rung: chosen });
  return (
    <section class="row-group">
      <h3>{t("ladder.paper")}</h3>
      <LadderPicker value={rung} onChange={place} />
      {rung !== null && <Button onClick={() => place(null)}>{t("console.paper_take_back")}</Button>}
    </section>
  );
}
