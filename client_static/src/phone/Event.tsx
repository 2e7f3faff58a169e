import type { ComponentChildren, FunctionComponent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../components/Announcer";
import { isAtTables, openStage, orderedStages, sessionOf } from "../live/selectors";
import type { Session } from "../live/session";
import type { Me, StageEntity, View } from "../wire.gen";
import { t } from "../words";
import { CommonGround } from "./CommonGround";
import { draftHere } from "./drafts";
import { Foot } from "./Foot";
import { refocus } from "./focus";
import { HereContext, type StageProps } from "./here";
import { IdeasStage } from "./IdeasStage";
import { AfterAll, isLate, LateStage, useEarlyFetch } from "./LateStage";
import { Leftovers } from "./Leftovers";
import { Notices } from "./Notices";
import { Removed } from "./Removed";
import { Seat } from "./Seat";
import { Waiting } from "./Waiting";

interface Props {
  session: Session;
  view: View;
  me: Me;
  /** Above everything: whose turn it is, where several use this phone. */
  children?: ComponentChildren;
}

/** Follows the stage that is open in the room. */
export function Event({ session, view, me, children }: Props) {
  const stage = openStage(view);
  const last = orderedStages(view).pop();
  const Stage = stage && stageOf(stage);
  // Where the words of an earlier step can be used they stand first, else they wait below.
  const usable = !stage || draftHere(stage) !== null;
  useStageFocus(stage);
  useEarlyFetch(session, orderedStages(view));
  const { paused } = sessionOf(view) ?? {};
  const { removed } = me.me.me ?? {};
  return (
    <HereContext.Provider value={{ session, view, me }}>
      <main class="page" id="main">
        {children}
        <Notices />
        {!removed && isAtTables(stage) && <Seat />}
        <CommonGround />
        {usable && !removed && <Leftovers stage={stage} />}
        <div role="status">
          {paused && usable && stage && !removed && <p class="notice">{t("phone.paused")}</p>}
        </div>
        {removed ? (
          <Removed />
        ) : stage && Stage ? (
          <Stage key={stage.id} stage={stage} />
        ) : !stage && last?.status === "done" ? (
          <AfterAll stage={last} />
        ) : (
          <Waiting stage={stage} />
        )}
        {!usable && (
          <div class="late">
            <Leftovers stage={stage} />
          </div>
        )}
      </main>
      <Foot />
    </HereContext.Provider>
  );
}

function stageOf(stage: StageEntity): FunctionComponent<StageProps> | null {
  if (isLate(stage)) return LateStage;
  return stage.kind === "ideas" ? IdeasStage : null;
}

/** A new stage is announced; the focus goes to its heading unless it still stands on something. */
function useStageFocus(stage: StageEntity | undefined): void {
  const first = useRef(true);
  const id = stage?.id;
  useEffect(() => {
    if (!first.current) {
      announce(stage ? t("phone.stage_opened", { stage: stageName(stage) }) : t("phone.waiting"));
      scrollTo(0, 0);
    }
    first.current = false;
    refocus();
  }, [id]);

  // The reveal takes the vote's buttons away, the focus perhaps with them.
  useEffect(() => refocus(), [stage?.revealed, stage?.round]);
}

export const stageName = (stage: StageEntity): string => t(`common.stage.${stage.kind}`);
