import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { lasting } from "../live/references";
import { t } from "../words";
import { stageName } from "./Event";
import { refocus } from "./focus";
import { type StageProps, useHere } from "./here";
import { OwnPledges } from "./OwnPledges";
import { PledgeForm } from "./PledgeForm";
import { PledgeWall } from "./PledgeWall";
import { isBegun, startFrom } from "./pledgeDraft";
import { StageTop } from "./StageTop";
import { useTakeAway } from "./takeaway/use";

/** Make a pledge, or join one. A pledge that was begun is shown again, even after a reload. */
export function PledgesStage({ stage }: StageProps) {
  const { session, me } = useHere();
  const { drafts } = session;
  const [writing, setWriting] = useState(false);
  const Keep = useTakeAway();
  const hasAny = Object.keys({ ...me.pledges, ...me.joined }).length > 0;
  const changed = Object.values(me.pledges).find((pledge) => isBegun(drafts, pledge.id));

  function done(): void {
    setWriting(false);
    refocus();
  }

  if (changed) {
    const key = lasting(changed.id);
    return <PledgeForm key={key} above={stageName(stage)} pledge={changed} onDone={done} />;
  }
  if (writing || isBegun(drafts, null)) {
    return <PledgeForm above={stageName(stage)} pledge={null} onDone={done} />;
  }
  return (
    <>
      <StageTop stage={stage} />
      <p class="hint">{t("phone.pledge_invite")}</p>
      <OwnPledges onEdit={(pledge) => startFrom(drafts, pledge)} />
      {Keep && hasAny && <Keep />}
      <PledgeWall />
      <div class="dock">
        <Button kind="main" wide onClick={() => setWriting(true)}>
          {t("phone.make_pledge")}
        </Button>
      </div>
    </>
  );
}
