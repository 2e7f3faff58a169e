import { votesOnThemes } from "../live/cards";
import { openStage, peopleIn } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { number, t } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { People } from "./People";

/** Who has voted, how long is left? */
export function VoteScene({ show }: { show: Show }) {
  const stage = openStage(show.view);
  const voted = show.live?.voted ?? 0;
  const of = Math.max(peopleIn(show.live), voted);
  if (!stage) return null;
  const round = stage.round > 1 ? t("board.round", { n: stage.round }) : undefined;
  return (
    <>
      <Heading show={show} note={round} />
      <p class="vote-count">
        <strong class="huge-number">{number(voted)}</strong>
        <span class="count-words">{t("board.of_voted", { of: number(of), n: of })}</span>
      </p>
      <People voted={voted} of={of} />
      <p class="calm">{how(stage, votesOnThemes(show.view))}</p>
    </>
  );
}

function how({ method, dots, per_idea }: StageEntity, themes: boolean): string {
  if (!method || method === "dots") {
    return t(themes ? "board.vote_how_themes" : "board.vote_how", { dots, per_idea });
  }
  return `${t(`methods.how_${method}`)} ${t("methods.wait")}`;
}
