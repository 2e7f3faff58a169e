import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { PledgeCard } from "../components/PledgeCard";
import { Stories, StoryNote } from "../components/Stories";
import { isBegun } from "../live/planDrafts";
import type { CheckInEntity, PledgeEntity } from "../wire.gen";
import { t } from "../words";
import { CheckInForm } from "./CheckInForm";
import type { PlanProps } from "./PlanSheet";
import { Standing } from "./Standing";

/** One's own pledges: how they stand, and saying so. */
export function Own({ plan, secret, onChange }: PlanProps) {
  return (
    <section>
      <h2>{t("plan.own")}</h2>
      {!plan.pledges.length && <p>{t("plan.own_none")}</p>}
      <ul class="cards plain-list">
        {plan.pledges.map((pledge) => (
          <li key={pledge.id}>
            <OwnPledge pledge={pledge} {...{ plan, secret, onChange }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Somebody waits to hear of a pledge that may still be kept. */
const AWAITED = new Set(["not_started", "under_way"]);

function OwnPledge({ pledge, plan, secret, onChange }: PlanProps & { pledge: PledgeEntity }) {
  return (
    <PledgeCard pledge={pledge}>
      {pledge.status !== "shown" && <p>{t(`plan.${pledge.status}`)}</p>}
      <Standing pledge={pledge} own />
      <Told {...{ plan, pledge }} />
      <Telling
        words={t("plan.tell")}
        about={pledge.text}
        awaited={AWAITED.has(pledge.follow_up ?? "not_started")}
        begun={isBegun(plan.code, pledge.id)}
      >
        {(done) => <CheckInForm owner {...{ plan, pledge, secret, onChange }} onDone={done} />}
      </Telling>
    </PledgeCard>
  );
}

/** What one told oneself, whether others see it yet; and what others told. */
export function Told({ plan, pledge }: { plan: PlanProps["plan"]; pledge: PledgeEntity }) {
  const mine = plan.check_ins.filter((one) => one.pledge === pledge.id);
  const own = new Set(mine.map(({ id }) => id));
  const others = (pledge.stories ?? []).filter(({ id }) => !own.has(id));
  return (
    <>
      {mine.length > 0 && (
        <>
          <h3>{t("plan.told")}</h3>
          <ol class="stories plain-list">
            {mine.map((told) => (
              <li key={told.id}>
                <StoryNote code={plan.code} story={told} />
                {says(told) && <p class="story-state">{t(`plan.state_${told.state}`)}</p>}
              </li>
            ))}
          </ol>
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>{t("plan.stories")}</h3>
          <Stories code={plan.code} stories={others} />
        </>
      )}
    </>
  );
}

const says = ({ story, picture, help }: CheckInEntity) => Boolean(story || picture || help);

interface TellingProps {
  words: string;
  /** The pledge, for whoever does not see which button this is. */
  about: string;
  /** Whether saying it is the next step. */
  awaited?: boolean;
  /** Whether something was typed already that was not told. */
  begun: boolean;
  children(done: () => void): preact.ComponentChildren;
}

/** A button that opens a form; the focus comes back to it. */
export function Telling({ words, about, awaited, begun, children }: TellingProps) {
  const [open, show] = useState(begun);
  const place = useRef<HTMLDivElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !open) place.current?.querySelector<HTMLElement>("button")?.focus();
    was.current = open;
  }, [open]);
  return (
    <div class="telling" ref={place}>
      {open ? (
        children(() => show(false))
      ) : (
        <Button
          kind={awaited ? "main" : "plain"}
          wide
          aria-label={`${words}: ${about}`}
          onClick={() => show(true)}
        >
          {words}
        </Button>
      )}
    </div>
  );
}
