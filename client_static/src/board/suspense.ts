import { useEffect, useState } from "preact/hooks";
import type { StageEntity } from "../wire.gen";
import type { Show } from "./Board";
import type { Ranked } from "./ranking";
import { onTurnFirst } from "./turns";

/** The third, the second and the first place are unveiled one by one. */
const MOST_PLACES = 3;
/** As long as each stays, if nobody presses on. */
const EACH_MS = 7_000;

/** Rounds that this board has shown while their votes were hidden: only these have a suspense. */
const hidden = new Set<string>();
const roundOf = ({ id, round }: StageEntity) => `${id} ${round}`;

export function noteHidden(stage: StageEntity): void {
  hidden.add(roundOf(stage));
}

/** What shares a place. */
export type Place = Ranked[];

/**
 * The best places, from the last to be unveiled first: the third, the second, the first. Where so
 * many share one that it is no news any more, or nothing comes after it, there are none.
 */
export function placesOf(ranked: readonly Ranked[]): Place[] {
  const places: Place[] = [];
  for (const row of ranked) {
    const last = places[places.length - 1];
    if (last?.[0]?.place === row.place) last.push(row);
    else places.push([row]);
  }
  let rows = 0;
  const best = places.slice(0, MOST_PLACES).filter((place) => {
    rows += place.length;
    return rows <= MOST_PLACES;
  });
  return ranked.length > 1 ? best.reverse() : [];
}

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The place that is on the stage now; null when all is told, and everything may stand there. */
export function useSuspense(stage: StageEntity, ranked: readonly Ranked[], show: Show) {
  const round = roundOf(stage);
  const [places, setPlaces] = useState(() =>
    hidden.delete(round) && !isStill() ? placesOf(ranked) : [],
  );
  const place = places[0];
  const next = () => setPlaces((left) => left.slice(1));

  useEffect(() => {
    if (!place) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight" || event.key === "PageDown") next();
    };
    const stop = onTurnFirst((by) => by > 0 && next());
    addEventListener("keydown", onKey);
    return () => {
      stop();
      removeEventListener("keydown", onKey);
    };
  });

  useEffect(() => {
    if (!place || show.paused) return;
    const timer = setTimeout(next, EACH_MS);
    return () => clearTimeout(timer);
  }, [place, show.paused]);

  // Words that were taken away, and counts, are those of now.
  const now = new Map(ranked.map((row) => [row.idea.id, row]));
  const rows = place?.flatMap(({ idea }) => now.get(idea.id) ?? []);
  return rows?.length ? rows : null;
}
