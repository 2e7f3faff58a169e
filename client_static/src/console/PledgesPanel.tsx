import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { PledgeCard } from "../components/PledgeCard";
import { orderedPledges } from "../live/selectors";
import type { PledgeEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { Marks } from "./Marks";
import { MoreActs } from "./MoreActs";
import { type Item, nameOf, orderFor } from "./moderation";
import { useSome } from "./some";

/** Every pledge, the newest first. */
export function PledgesPanel() {
  const { view } = useDesk();
  const pledges = orderedPledges(view).reverse();
  const [some, more] = useSome(pledges);
  if (!pledges.length) return <p>{t("console.no_pledges")}</p>;
  return (
    <>
      <ul class="plain-list rows">
        {some.map((pledge) => (
          <Row key={pledge.id} pledge={pledge} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Row({ pledge }: { pledge: PledgeEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const item: Item = { thing: "pledge", entity: pledge };
  const name = nameOf(item);
  const { status } = pledge;
  const notes = [
    name,
    pledge.paper ? t("console.on_paper") : "",
    status === "shown" ? "" : t(`console.is_${status}`),
  ];
  const act = (what: "approve" | "hide" | "restore", words: string) => (
    <Button onClick={() => give(orderFor(what, item))} aria-label={`${words}: ${name}`}>
      {words}
    </Button>
  );
  return (
    <li data-row={pledge.id}>
      <PledgeCard
        pledge={pledge}
        origins={pledge.ideas.flatMap((id) => view.ideas[id] ?? [])}
        note={<span>{notes.filter(Boolean).join(" · ")}</span>}
      >
        <Marks item={item} />
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <div class="row-acts">
          {status === "held" && act("approve", t("console.approve"))}
          {status === "hidden"
            ? act("restore", t("console.restore"))
            : act("hide", t("console.hide"))}
        </div>
        <MoreActs item={item} />
      </PledgeCard>
    </li>
  );
}
