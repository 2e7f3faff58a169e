import type { FunctionComponent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Session } from "../live/session";
import type { StageEntity } from "../wire.gen";
import { t } from "../words";
import { panels } from "./Foot";
import { refocus } from "./focus";
import { type StageProps, useHere } from "./here";
import { type Late, late, startAfresh, whenIdle } from "./late";
import { changes } from "./OwnIdeas";
import { StageTop } from "./StageTop";

type Stage = FunctionComponent<StageProps>;

/** Stages that come after the first view: few of them are open when people arrive. */
const STAGES: Record<string, Late<Stage>> = {
  conversation: late(
    () => import("./ConversationStage"),
    (part) => part.ConversationStage,
  ),
  themes: late(
    () => import("./ThemesStage"),
    (part) => part.ThemesStage,
  ),
  vote: late(
    () => import("./VoteStage"),
    (part) => part.VoteStage,
  ),
  pledges: late(
    () => import("./PledgesStage"),
    (part) => part.PledgesStage,
  ),
  ladder: late(
    () => import("./ladderPart"),
    (part) => part.LadderStage,
  ),
  evaluation: late(
    () => import("./surveyPart"),
    (part) => part.SurveyStage,
  ),
  close: late(
    () => import("./CloseStage"),
    (part) => part.CloseStage,
  ),
};

/** Votes in another way than with dots, or with opinions in a conversation: in few events. */
const methods = late(
  () => import("./MethodStage"),
  (part) => part.MethodStage,
);

const focusKept = late(
  () => import("../components/keptFocus"),
  (part) => part.keepFocus(),
);

const isUnusual = ({ kind, method }: StageEntity): boolean =>
  Boolean(method) && method !== (kind === "vote" ? "dots" : "opinion");

const lateOf = (stage: StageEntity): Late<Stage> | undefined =>
  isUnusual(stage) ? methods : STAGES[stage.kind];

export const isLate = (stage: StageEntity): boolean => Boolean(lateOf(stage));

/** Everything that the agenda needs, and what people do beside it, while there is a network. */
export function useEarlyFetch({ status }: Session, agenda: StageEntity[]): void {
  // On a slow line, what somebody sends comes first.
  const online = status.value === "online";
  const needed = agenda.map(({ kind, method }) => `${kind} ${method}`).join();
  useEffect(() => {
    if (!online) return;
    whenIdle(() => {
      for (const part of [...agenda.map(lateOf), STAGES.close, changes, panels, focusKept])
        part?.want();
    });
  }, [online, needed]);
}

/** After the last stage, whatever it was. */
export const AfterAll = ({ stage }: StageProps) => <Awaited stage={stage} late={STAGES.close} />;

export const LateStage = ({ stage }: StageProps) => <Awaited stage={stage} late={lateOf(stage)} />;

/** The stage; until it is there, what it puts to the room. */
function Awaited({ stage, late }: StageProps & { late: Late<Stage> | undefined }) {
  const Stage = late?.part.value;
  useEffect(() => late?.want(), [late]);
  // Its own heading takes the place of the one that stood here, and had the focus perhaps.
  useEffect(() => {
    if (Stage) refocus();
  }, [Stage]);
  useWayOut(late?.failures.value ?? 0);
  if (Stage) return <Stage stage={stage} />;
  return (
    <>
      <StageTop stage={stage} />
      <p class="invite" role="status">
        {t("common.loading")}
      </p>
    </>
  );
}

/** Without a network, a part may well fail. With one, twice in a row means that it never comes. */
function useWayOut(failures: number): void {
  const online = useHere().session.status.value === "online";
  const before = useRef(failures);
  useEffect(() => {
    before.current = failures;
  }, [online]);
  useEffect(() => {
    if (online && failures > before.current + 1) void startAfresh();
  }, [failures]);
}
