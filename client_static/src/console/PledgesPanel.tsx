import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { PledgeCard } from "../components/PledgeCard";
import { orderedPledges } from "../live/selectors";
import type { PledgeEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

/** Every pledge, the newest first. */
export function PledgesPanel() {
  const { view } = useDesk();
  const pledges = orderedPledges(view).reverse();
  if (!pledges.length) return <p>{t("console.no_pledges")}</p>;
  return (
    <ul class="plain-list rows">
      {pledges.map((pledge) => (
        <Row key={pledge.id} pledge={pledge} />
      ))}
    </ul>
  );
}

function Row({ pledge }: { pledge: PledgeEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const hidden = pledge.status === "hidden";
  const type = hidden ? "restore_pledge" : "hide_pledge";
  const words = t(hidden ? "console.restore" : "console.hide");
  const name = t("console.pledge_n", { n: pledge.n });
  const notes = [
    name,
    pledge.paper ? t("console.on_paper") : "",
    hidden ? t("console.is_hidden") : "",
  ];
  return (
    <li>
      <PledgeCard
        pledge={pledge}
        origins={pledge.ideas.flatMap((id) => view.ideas[id] ?? [])}
        note={<span>{notes.filter(Boolean).join(" · ")}</span>}
      >
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <div class="row-acts">
          <Button
            onClick={() => give({ type, pledge: pledge.id })}
            aria-label={`${words}: ${name}`}
          >
            {words}
          </Button>
        </div>
      </PledgeCard>
    </li>
  );
}
