import { useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { PledgeCard } from "../components/PledgeCard";
import { newId } from "../live/ids";
import { orderInPlan } from "../live/plan";
import { isBegun } from "../live/planDrafts";
import type { PledgeEntity } from "../wire.gen";
import { t } from "../words";
import { CheckInForm } from "./CheckInForm";
import { Telling, Told } from "./Own";
import type { PlanProps } from "./PlanSheet";
import { Standing } from "./Standing";

/** Others' pledges that one joined: how they stand, and one's own story of them. */
export function Joined({ plan, secret, onChange }: PlanProps) {
  if (!plan.joined.length) return null;
  return (
    <section>
      <h2>{t("plan.joined")}</h2>
      <ul class="cards plain-list">
        {plan.joined.map((pledge) => (
          <li key={pledge.id}>
            <JoinedPledge pledge={pledge} {...{ plan, secret, onChange }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function JoinedPledge({ pledge, plan, secret, onChange }: PlanProps & { pledge: PledgeEntity }) {
  const [problem, setProblem] = useState<string | null>(null);

  async function leave(): Promise<void> {
    const order = { type: "leave_pledge", pledge: pledge.id } as const;
    const answer = await orderInPlan(plan.code, secret, newId(), order);
    setProblem(answer.problem);
    if (answer.problem) return;
    announce(t("plan.left"));
    onChange();
  }

  return (
    <PledgeCard pledge={pledge}>
      <Standing pledge={pledge} />
      <Told {...{ plan, pledge }} />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Telling
        words={t("plan.tell_joined")}
        about={pledge.text}
        begun={isBegun(plan.code, pledge.id)}
      >
        {(done) => (
          <CheckInForm owner={false} {...{ plan, pledge, secret, onChange }} onDone={done} />
        )}
      </Telling>
      <Button kind="quiet" aria-label={`${t("plan.leave")}: ${pledge.text}`} onClick={leave}>
        {t("plan.leave")}
      </Button>
    </PledgeCard>
  );
}
