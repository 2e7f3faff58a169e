import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { PledgeCard } from "../components/PledgeCard";
import { Status } from "../components/Status";
import { lasting } from "../live/references";
import type { PledgeEntity } from "../wire.gen";
import { t } from "../words";
import { Changed } from "./Changed";
import { useHere } from "./here";
import { originsOf } from "./origin";
import { Withdrawing } from "./Withdrawing";

/** What one has promised, to change or take back. */
export function OwnPledges({ onEdit }: { onEdit(pledge: PledgeEntity): void }) {
  const { me } = useHere();
  const own = Object.values(me.pledges).sort((a, b) => b.n - a.n);
  if (!own.length) return null;
  return (
    <section>
      <h2>{t("phone.own_pledges", { n: own.length })}</h2>
      <ul class="cards">
        {own.map((pledge) => (
          <li key={lasting(pledge.id)}>
            <OwnPledge pledge={pledge} onEdit={() => onEdit(pledge)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnPledge({ pledge, onEdit }: { pledge: PledgeEntity; onEdit(): void }) {
  const { session, view, me } = useHere();
  const [taking, setTaking] = useState(false);
  return (
    <PledgeCard
      pledge={pledge}
      origins={originsOf(view, me, pledge)}
      note={<Status sent={!session.unsent.value.has(pledge.id)} />}
    >
      {pledge.status === "hidden" && <p>{t("phone.pledge_hidden")}</p>}
      {pledge.status === "held" && <p>{t("phone.fate_held")}</p>}
      <Changed id={pledge.id} lang={pledge.lang} />
      <div class="actions">
        <Button onClick={onEdit}>{t("common.edit")}</Button>
        <Button kind="quiet" onClick={() => setTaking(true)}>
          {t("phone.withdraw")}
        </Button>
      </div>
      {taking && (
        <Withdrawing
          title={t("phone.withdraw_pledge")}
          of={pledge}
          command={{ type: "withdraw_pledge", pledge: pledge.id }}
          onClose={() => setTaking(false)}
        />
      )}
    </PledgeCard>
  );
}
