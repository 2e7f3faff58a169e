import { openStage, orderedPledges } from "../live/selectors";
import { language, t } from "../words";
import { useArrivals, useNewest } from "./arrivals";
import type { Show } from "./Board";
import { useDensity } from "./density";
import { Heading } from "./Heading";
import { PledgeBand } from "./PledgeBand";
import { PledgeSlip } from "./PledgeSlip";
import { Said } from "./Said";
import { useScreen } from "./screen";
import { Wall, type WallItem } from "./Wall";

/** What will we do? Five promises fill the stage; three hundred pass, page by page. */
export function PledgesScene({ show }: { show: Show }) {
  const pledges = orderedPledges(show.view);
  const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
  const ids = useArrivals([...byId.keys()], show.paused);
  const here = ids.flatMap((id) => byId.get(id) ?? []);
  const fresh = useNewest(ids, show.paused);
  const { step, density, tried } = useDensity(here.length, `${useScreen()} ${language.value}`);
  const items = here.map(
    (pledge): WallItem => ({
      id: pledge.id,
      version: `${step} ${JSON.stringify(pledge)}`,
      text: pledge.text,
      card: () => <PledgeSlip {...{ pledge, density }} fresh={fresh.has(pledge.id)} />,
    }),
  );
  return (
    <>
      <Heading show={show} />
      <Wall
        key={openStage(show.view)?.id}
        items={items}
        label={t("common.pledges", { n: pledges.length })}
        paused={show.paused}
        scale={density.scale}
        empty={
          <p class="calm">
            <Said of="board.no_pledges" apart />
          </p>
        }
        laid={tried}
        below={(on) => density.band && <PledgeBand pledges={here} on={on} />}
      />
    </>
  );
}
