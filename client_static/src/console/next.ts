import { openStage, orderedStages, promptsOf } from "../live/selectors";
import type { Order } from "../live/session";
import type { StageEntity, View } from "../wire.gen";

const FEWEST_ANSWERS = 5;

/** The step that a facilitator most likely takes now. */
export type NextStep =
  | { kind: "open"; stage: StageEntity; order: Order }
  | { kind: "show" | "reveal" | "finish"; order: Order }
  | { kind: "done" };

export function nextStep(view: View): NextStep {
  const stage = openStage(view);
  const following = stageAfter(view, stage);
  const from = stage?.id ?? null;
  if (stage && stage.kind === "ideas" && stage.silent && !stage.shown) {
    return { kind: "show", order: { type: "show_ideas", stage: stage.id } };
  }
  if (stage && canReveal(view, stage) && !isAskedAgain(view, stage))
    return { kind: "reveal", order: { type: "reveal" } };
  if (following) {
    return opening(following, from);
  }
  return stage ? finishing(from) : { kind: "done" };
}

// Where the button was pressed is said with it: the other console may have been faster.
const opening = (stage: StageEntity, from: string | null): NextStep => ({
  kind: "open",
  stage,
  order: { type: "open_stage", stage: stage.id, from },
});

const finishing = (from: string | null): NextStep => ({
  kind: "finish",
  order: { type: "close_stage", from },
});

/** What can be done instead of the next step: skipping what it would wait for; or showing the
 * first result of two before the second vote, as a nominal group does. */
export function skipStep(view: View): NextStep | null {
  const next = nextStep(view);
  const stage = openStage(view);
  const from = stage?.id ?? null;
  const following = stageAfter(view, stage);
  if (next.kind === "open" && stage && canReveal(view, stage)) {
    return { kind: "reveal", order: { type: "reveal" } };
  }
  if (next.kind !== "show" && next.kind !== "reveal") return null;
  return following ? opening(following, from) : finishing(from);
}

/** Whether a later vote asks the same: to show the first one's results would sway it. Where people
 * stand on the ladder is what they talk about in between. */
const isAskedAgain = (view: View, stage: StageEntity): boolean =>
  stage.kind !== "ladder" &&
  stage.kind !== "evaluation" &&
  orderedStages(view).some(({ repeats, status }) => repeats === stage.id && status === "waiting");

/** Whether people vote on ideas or themes in it. */
export const isVote = (stage: StageEntity): boolean =>
  stage.kind === "vote" || stage.kind === "conversation";

/** Whether there is something to reveal in it. */
export const isBallot = (stage: StageEntity): boolean => isVote(stage) || stage.kind === "ladder";

export const canReveal = (view: View, stage: StageEntity): boolean =>
  stage.kind === "evaluation" ? hasAnswers(view, stage) : hasVotes(view, stage);

const hasVotes = (view: View, stage: StageEntity): boolean =>
  isBallot(stage) && !stage.revealed && view.session.session?.ballot?.stage === stage.id;

/** From five answers on, there may be results. */
function hasAnswers(view: View, { id }: StageEntity): boolean {
  const found = view.evaluations[id];
  return found !== undefined && !found.over && found.answered >= FEWEST_ANSWERS;
}

function stageAfter(view: View, open: StageEntity | undefined): StageEntity | undefined {
  const stages = orderedStages(view);
  const last = open ?? [...stages].reverse().find((stage) => stage.status === "done");
  return last ? stages.find((stage) => stage.position > last.position) : stages[0];
}

/** The words of the stage's first prompt, to tell two stages of one kind apart. */
export const firstPrompt = (view: View, stage: StageEntity) => promptsOf(view, stage.id)[0];
