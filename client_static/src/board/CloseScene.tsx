import { sessionOf } from "../live/selectors";
import { number, t } from "../words";
import type { Show } from "./Board";
import { Heading } from "./Heading";
import { votersOf } from "./ranking";

/** Thanks, and what we made together. */
export function CloseScene({ show }: { show: Show }) {
  const counts = sessionOf(show.view)?.counts;
  const ideas = counts?.ideas ?? 0;
  const pledges = counts?.pledges ?? 0;
  const joined = Object.values(show.view.pledges).reduce((sum, { joiners }) => sum + joiners, 0);
  const voters = votersOf(show.view, show.live);
  const totals = [
    [ideas, t("board.total_ideas", { n: ideas })],
    [voters, t("board.total_voters", { n: voters })],
    [pledges, t("board.total_pledges", { n: pledges })],
    [joined, t("board.total_joined", { n: joined })],
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
              <span>{words}</span>
            </li>
          ))}
      </ul>
      <p class="calm">{t(pledges ? "board.what_next" : "board.thanks")}</p>
    </>
  );
}
