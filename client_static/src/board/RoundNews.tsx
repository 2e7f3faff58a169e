import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { isAtTables, openStage, sessionOf } from "../live/selectors";
import { t } from "../words";
import type { Show } from "./Board";
import { Said } from "./Said";

/** About as long as a hall needs to change tables. */
const NEWS_MS = 90_000;

/** The round at the tables that has just begun, while people move; not the one that was found. */
export function useRoundNews({ view, paused }: Show): number | null {
  const round = sessionOf(view)?.seating?.round;
  const last = useRef(round);
  const [news, tell] = useState<number | null>(null);
  useEffect(() => {
    const began = round !== undefined && last.current !== undefined && round > last.current;
    last.current = round;
    tell(began ? round : null);
  }, [round]);
  useEffect(() => {
    if (news === null || paused) return;
    const timer = setTimeout(tell, NEWS_MS, null);
    return () => clearTimeout(timer);
  }, [news, paused]);
  return isAtTables(openStage(view)) ? news : null;
}

/** What everybody does now: it stands above the scene, and covers nothing. */
export function RoundNews({ show, round }: { show: Show; round: number }) {
  const assigned = sessionOf(show.view)?.seating?.assigned;
  const sentence = assigned ? "board.go_to_table" : "board.change_tables";
  const words = t(sentence, { n: round });
  // A word to people who do not see the board.
  useEffect(() => announce(words), [words]);
  return (
    <header class="round-news">
      <p>
        <Said of={sentence} values={{ n: round }} apart />
      </p>
    </header>
  );
}
