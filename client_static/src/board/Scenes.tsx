import type { Show } from "./Board";
import { CloseScene } from "./CloseScene";
import { GroundScene } from "./GroundScene";
import { HarvestScene } from "./HarvestScene";
import { Heading } from "./Heading";
import { IdeasScene, SilentScene } from "./IdeasScene";
import { ClimbScene, LadderScene } from "./LadderScene";
import { PledgesScene } from "./PledgesScene";
import { RevealScene } from "./RevealScene";
import { SurveyResultsScene, SurveyScene } from "./SurveyScene";
import type { Scene } from "./scene";
import { ThemesScene } from "./ThemesScene";
import { VoteScene } from "./VoteScene";

export function SceneOf({ scene, show }: { scene: Scene; show: Show }) {
  switch (scene) {
    case "silent":
      return <SilentScene show={show} />;
    case "ideas":
      return <IdeasScene show={show} />;
    case "harvest":
      return <HarvestScene show={show} />;
    case "themes":
      return <ThemesScene show={show} />;
    case "vote":
      return <VoteScene show={show} />;
    case "reveal":
      return <RevealScene show={show} />;
    case "ladder":
      return <LadderScene show={show} />;
    case "climb":
      return <ClimbScene show={show} />;
    case "survey":
      return <SurveyScene show={show} />;
    case "answers":
      return <SurveyResultsScene show={show} />;
    case "ground":
      return <GroundScene show={show} />;
    case "pledges":
      return <PledgesScene show={show} />;
    case "close":
      return <CloseScene show={show} />;
    default:
      return <Heading show={show} whole />;
  }
}
