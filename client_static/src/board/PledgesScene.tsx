import { PledgeCard } from "../components/PledgeCard";
import { openStage, orderedPledges } from "../live/selectors";
import type { PledgeEntity, View } from "../wire.gen";
import { t } from "../words";
import { useArrivals } from "./arrivals";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { Wall, type WallItem } from "./Wall";

/** What will we do? */
export function PledgesScene({ show }: { show: Show }) {
  const pledges = orderedPledges(show.view);
  const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
  const shown = useArrivals([...byId.keys()], show.paused);
  const items = shown.flatMap((id) => {
    const pledge = byId.get(id);
    return pledge ? [itemOf(pledge, show.view)] : [];
  });
  const n = pledges.length;
  return (
    <>
      <Heading show={show} />
      <Wall
        key={openStage(show.view)?.id}
        items={items}
        label={t("common.pledges", { n })}
        paused={show.paused}
        empty={<p class="calm">{t("board.no_pledges")}</p>}
      />
    </>
  );
}

function itemOf(pledge: PledgeEntity, view: View): WallItem {
  const origins = pledge.ideas.flatMap((id) => view.ideas[id] ?? []).slice(0, 1);
  return {
    id: pledge.id,
    version: JSON.stringify([pledge, origins]),
    text: pledge.text,
    // What fits the wall: the promise, whose it is, where it came from. Phones show the rest.
    card: () => (
      <PledgeCard
        pledge={{ ...pledge, support: null, joiners: 0 }}
        origins={origins}
        note={pledge.joiners > 0 && t("common.joiners", { n: pledge.joiners })}
      />
    ),
  };
}
