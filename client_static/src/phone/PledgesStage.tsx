import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { t } from "../words";
import { pledgeDraft } from "./drafts";
import { type StageProps, useHere } from "./here";
import { OwnPledges } from "./OwnPledges";
import { PledgeForm } from "./PledgeForm";
import { PledgeWall } from "./PledgeWall";
import { StageTop } from "./StageTop";

/** Make a pledge, or join one. */
export function PledgesStage({ stage }: StageProps) {
  const { session } = useHere();
  const begun = session.drafts.get(pledgeDraft(null, "text")).value.trim() !== "";
  const [writing, setWriting] = useState(begun);
  return (
    <>
      <StageTop stage={stage} />
      {writing || begun ? (
        <PledgeForm pledge={null} onDone={() => setWriting(false)} />
      ) : (
        <>
          <p class="hint">{t("phone.pledge_invite")}</p>
          <OwnPledges />
          <PledgeWall />
          <div class="dock">
            <Button kind="main" wide onClick={() => setWriting(true)}>
              {t("phone.make_pledge")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
