import { sessionOf } from "../live/selectors";
import { number } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { votersOf } from "./ranking";
import { Said } from "./Said";

/** Thanks, and what we made together. */
export function CloseScene({ show }: { show: Show }) {
  const counts = sessionOf(show.view)?.counts;
  const ideas = counts?.ideas ?? 0;
  const pledges = counts?.pledges ?? 0;
  const joined = Object.values(show.view.pledges).reduce((sum, { joiners }) => sum + joiners, 0);
  const voters = votersOf(show.view, show.live);
  const totals = [
    [ideas, "board.total_ideas"],
    [voters, "board.total_voters"],
    [pledges, "board.total_pledges"],
    [joined, "board.total_joined"],
  ] as const;
  return (
    <>
      <Heading show={show} />
      <ul class="totals">
        {totals
          .filter(([n]) => n > 0)
          .map(([n, words]) => (
            <li key={words} class="total">
              <strong class="huge-number">{number(n)}</strong>
              <span>
                <Said of={words} values={{ n }} apart />
              </span>
            </li>
          ))}
      </ul>
      <p class="calm">
        <Said of={pledges ? "board.what_next" : "board.thanks"} apart />
      </p>
    </>
  );
}
