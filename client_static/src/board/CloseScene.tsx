import { nameIn, sessionOf } from "../live/selectors";
import type { HelpLine } from "../wire.gen";
import { language, number, t } from "../words";
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
      <HelpLines lines={sessionOf(show.view)?.help_lines ?? []} />
    </>
  );
}

/** So many can be read from the back; phones have all of them. */
const MOST_LINES = 3;

/** Where people can turn, as the organiser says. */
function HelpLines({ lines }: { lines: HelpLine[] }) {
  if (!lines.length) return null;
  return (
    <section class="board-help">
      <h2>{t("board.help_lines")}</h2>
      <ul>
        {lines.slice(0, MOST_LINES).map(({ names, phone, text, web }, at) => {
          const name = nameIn(names, language.value);
          return (
            <li key={at}>
              <strong lang={name.lang}>{name.text}</strong>{" "}
              <span class="board-help-at">{phone || text || web?.slice("https://".length)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
