import { IdeaCard } from "../components/IdeaCard";
import { openStage, orderedIdeas, peopleIn, tableNote } from "../live/selectors";
import type { IdeaEntity } from "../wire.gen";
import { number, t } from "../words";
import { useArrivals } from "./arrivals";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { votedStage } from "./ranking";
import { Said } from "./Said";
import { Wall, type WallItem } from "./Wall";

/** Everybody writes, nobody is influenced: only how many there are. */
export function SilentScene({ show }: { show: Show }) {
  const ideas = openStage(show.view)?.ideas ?? 0;
  return (
    <>
      <Heading show={show} />
      <p class="count-alone">
        <strong class="huge-number">{number(ideas)}</strong>
        <span class="count-words">
          <Said of="board.ideas_so_far" values={{ n: ideas }} apart />
        </span>
      </p>
      <p class="calm">
        <Said of="board.silent" apart />
      </p>
    </>
  );
}

/** What are we thinking? */
export function IdeasScene({ show }: { show: Show }) {
  const stage = openStage(show.view);
  // A stage of ideas shows its own; a conversation, whatever is there to be voted on.
  const ideas = orderedIdeas(show.view).filter(
    (idea) => stage?.kind === "conversation" || idea.stage === stage?.id,
  );
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  const shown = useArrivals([...byId.keys()], show.paused);
  const items = shown.flatMap((id) => {
    const idea = byId.get(id);
    return idea ? [itemOf(idea, tableNote(show.view, idea))] : [];
  });
  const count = t("common.ideas", { n: ideas.length });
  const voted = stage?.kind === "conversation" ? votedNote(show) : "";
  return (
    <>
      <Heading show={show} note={[count, voted].filter(Boolean).join(" · ")} />
      <Wall
        items={items}
        label={count}
        paused={show.paused}
        empty={
          <p class="calm">
            <Said of="board.no_ideas" apart />
          </p>
        }
      />
    </>
  );
}

function votedNote({ view, live }: Show): string {
  if (!live || !votedStage(view)) return "";
  const of = Math.max(peopleIn(live), live.voted);
  return t("board.voted_of", { voted: number(live.voted), of: number(of) });
}

const itemOf = (idea: IdeaEntity, table: string): WallItem => ({
  id: idea.id,
  version: `${idea.text}${idea.merged.length}${table}`,
  text: idea.text,
  card: () => <IdeaCard idea={{ ...idea, merged: [] }} note={noteOf(idea, table)} />,
});

const noteOf = ({ merged }: IdeaEntity, table: string) =>
  [table, merged.length && t("common.merged", { n: merged.length })].filter(Boolean).join(" · ");
