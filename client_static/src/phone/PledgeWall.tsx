import { Button } from "../components/Button";
import { memo } from "../components/memo";
import { PledgeCard } from "../components/PledgeCard";
import type { Card } from "../live/cards";
import { isOwn } from "../live/own";
import { orderedPledges } from "../live/selectors";
import type { Session } from "../live/session";
import type { PledgeEntity } from "../wire.gen";
import { t } from "../words";
import { CardList } from "./Easy";
import { useHere } from "./here";
import { act } from "./notice";
import { originsOf } from "./origin";
import { Still } from "./Still";

/** Others' pledges, to join. The newest stands first. */
export function PledgeWall() {
  const { session, view, me } = useHere();
  const others = orderedPledges(view)
    .filter((pledge) => !isOwn(me.pledges, pledge))
    .reverse();
  return (
    <section>
      <h2>{t("phone.wall", { n: others.length })}</h2>
      {!others.length && <p class="invite">{t("phone.wall_empty")}</p>}
      <Still of={others}>
        {(shown) => (
          <CardList of={shown}>
            {(pledge) => (
              <Other
                session={session}
                pledge={pledge}
                origins={originsOf(view, me, pledge)}
                joined={pledge.id in me.joined}
              />
            )}
          </CardList>
        )}
      </Still>
    </section>
  );
}

interface OtherProps {
  session: Session;
  pledge: PledgeEntity;
  origins: Card[];
  joined: boolean;
}

const Other = memo(({ session, pledge, origins, joined }: OtherProps) => {
  const type = joined ? "leave_pledge" : "join_pledge";
  return (
    <PledgeCard pledge={pledge} origins={origins}>
      <div class="actions">
        <Button aria-pressed={joined} onClick={() => act(session, { type, pledge: pledge.id })}>
          {t(joined ? "phone.leave_pledge" : "phone.join_pledge")}
          <span class="unseen" lang={pledge.lang || undefined}>
            : {pledge.text}
          </span>
        </Button>
        {joined && <span class="joined">✓ {t("phone.joined")}</span>}
      </div>
    </PledgeCard>
  );
});
