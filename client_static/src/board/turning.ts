import { useEffect, useRef, useState } from "preact/hooks";
import { dwellFor, idsOn, type Page, pageOf } from "./pages";
import { onTurn } from "./turns";

/** New cards wait at least this long for the page that is being read. */
const SHORTEST_STAY_MS = 6_000;

interface Wishes {
  textOf(id: string): string;
  paused: boolean;
  /** Called when another page is about to show. */
  turned(): void;
}

/** Which page shows. Pages follow one another; new cards are turned to, but never at once. */
export function useTurning(pages: readonly Page[], newest: string | undefined, wishes: Wishes) {
  const [index, setIndex] = useState(0);
  const since = useRef(performance.now());
  const seen = useRef(newest);
  const at = Math.min(index, Math.max(0, pages.length - 1));
  const page = pages[at];
  if (newest && idsOn(page).includes(newest)) seen.current = newest;
  const news = newest && newest !== seen.current ? pageOf(pages, newest) : -1;

  function turn(next: (from: number) => number): void {
    since.current = performance.now();
    wishes.turned();
    // From where it is by then: two presses may come between two drawings.
    setIndex((before) => {
      const to = next(Math.min(before, Math.max(0, pages.length - 1)));
      return ((to % pages.length) + pages.length) % pages.length || 0;
    });
  }
  const turnTo = (to: number) => turn(() => to);
  const turnBy = (by: number) => turn((from) => from + by);

  useEffect(() => {
    if (wishes.paused || pages.length < 2) return;
    const next = news >= 0 ? news : at + 1;
    const texts = idsOn(page).map(wishes.textOf);
    const stay = news >= 0 ? SHORTEST_STAY_MS : dwellFor(texts, pages.length);
    const wait = Math.max(0, since.current + stay - performance.now());
    const timer = setTimeout(() => turnTo(next), wait);
    return () => clearTimeout(timer);
  }, [wishes.paused, pages.length, at, news]);

  useEffect(() => {
    if (pages.length < 2) return;
    const listener = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight") turnBy(1);
      if (event.key === "ArrowLeft") turnBy(-1);
    };
    const stopTurning = onTurn(turnBy);
    addEventListener("keydown", listener);
    return () => {
      removeEventListener("keydown", listener);
      stopTurning();
    };
  });

  return { at, page, turnTo };
}
