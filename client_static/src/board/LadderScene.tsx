import { LadderRungs } from "../components/ladder/LadderRungs";
import { climb, placedWords } from "../live/ladder";
import { openStage, peopleIn } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { number, t } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { People } from "./People";
import { votedStage } from "./ranking";
import "./ladder.css";

/** Who has placed it? The ladder stands beside, for whoever has no phone. */
export function LadderScene({ show }: { show: Show }) {
  const stage = openStage(show.view);
  const placed = show.live?.voted ?? 0;
  const of = Math.max(peopleIn(show.live), placed);
  if (!stage) return null;
  return (
    <>
      <Heading show={show} note={roundNote(stage)} />
      <div class="ladder-scene">
        <LadderRungs />
        <div class="ladder-placed">
          <p class="vote-count">
            <strong class="huge-number">{number(placed)}</strong>
            <span class="count-words">{t("ladder.of_placed", { of: number(of), n: of })}</span>
          </p>
          <People voted={placed} of={of} />
          <p class="calm">{t("ladder.board_how")}</p>
        </div>
      </div>
      <Credit />
    </>
  );
}

/** Where do we stand, and how far did we move? */
export function ClimbScene({ show }: { show: Show }) {
  const stage = votedStage(show.view);
  if (!stage) return null;
  const { now, before, shift } = climb(show.view, stage);
  return (
    <>
      <Heading show={show} note={notes(show, stage)} />
      {shift && <p class="climb-shift">{shift}</p>}
      {now ? <LadderRungs now={now} before={before} /> : <p class="calm">{t("ladder.nobody")}</p>}
      <Credit />
    </>
  );
}

const Credit = () => (
  <p class="climb-credit">
    {t("ladder.credit")} <span lang="en">{`${t("ladder.tlap")}, ${t("ladder.ncag")}`}</span>
  </p>
);

const roundNote = ({ round }: StageEntity): string | undefined =>
  round > 1 ? t("board.round", { n: round }) : undefined;

function notes({ live }: Show, stage: StageEntity): string {
  const placed = live && placedWords(live.voted, Math.max(peopleIn(live), live.voted), true);
  return [roundNote(stage), placed].filter(Boolean).join(" · ");
}
