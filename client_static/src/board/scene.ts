import { openStage, orderedStages, sessionOf } from "../live/selectors";
import type { StageEntity, View } from "../wire.gen";

/** What the board shows: each scene answers one question of the room. */
export type Scene =
  | "joining"
  | "silent"
  | "ideas"
  | "harvest"
  | "themes"
  | "vote"
  | "reveal"
  | "ladder"
  | "climb"
  | "survey"
  | "answers"
  | "ground"
  | "pledges"
  | "close"
  | "prompt";

export function sceneOf(view: View): Scene {
  if (view.ground[sessionOf(view)?.ground ?? ""]) return "ground";
  const usual = usualScene(view);
  const seating = sessionOf(view)?.seating;
  return seating?.shown && seating.labels && GIVING_WAY.includes(usual) ? "harvest" : usual;
}

/** The scenes that make room for the ideas by table, while the facilitator shows them. */
const GIVING_WAY: Scene[] = ["joining", "silent", "ideas", "prompt"];

function usualScene(view: View): Scene {
  const stage = openStage(view);
  if (!stage) return isOver(view) ? "close" : "joining";
  switch (stage.kind) {
    case "welcome":
      return "joining";
    case "ideas":
      return stage.silent && !stage.shown ? "silent" : "ideas";
    case "conversation":
      return stage.revealed ? "reveal" : "ideas";
    case "vote":
      return stage.revealed ? "reveal" : "vote";
    case "ladder":
      return stage.revealed ? "climb" : "ladder";
    case "evaluation":
      return view.evaluations[stage.id]?.over ? "answers" : "survey";
    case "themes":
    case "pledges":
    case "close":
      return stage.kind;
    default:
      return "prompt";
  }
}

/** Nothing is open, and the last stage of the agenda was. */
function isOver(view: View): boolean {
  const stages = orderedStages(view);
  return stages[stages.length - 1]?.status === "done";
}

/** The open stage's number on the programme, and how many there are. */
export function partOf(view: View, stage: StageEntity): { part: number; parts: number } {
  const stages = orderedStages(view);
  return { part: stages.findIndex(({ id }) => id === stage.id) + 1, parts: stages.length };
}
