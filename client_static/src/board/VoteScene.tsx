import { votesOnThemes } from "../live/cards";
import { openStage, peopleIn } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { number, t } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { People } from "./People";
import { Said } from "./Said";

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
        <span class="count-words">
          <Said of="board.of_voted" values={{ of: number(of), n: of }} apart />
        </span>
      </p>
      <People voted={voted} of={of} />
      <p class="calm">
        <How stage={stage} themes={votesOnThemes(show.view)} />
      </p>
    </>
  );
}

function How({ stage, themes }: { stage: StageEntity; themes: boolean }) {
  const { method, dots, per_idea } = stage;
  if (!method || method === "dots") {
    const how = themes ? "board.vote_how_themes" : "board.vote_how";
    return <Said of={how} values={{ dots, per_idea }} apart />;
  }
  return (
    <>
      <Said of={`methods.how_${method}`} apart /> <Said of="methods.wait" apart />
    </>
  );
}
