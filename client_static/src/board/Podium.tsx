import { useEffect } from "preact/hooks";
import { announce } from "../components/Announcer";
import { OwnWords } from "../components/IdeaCard";
import { figure } from "../live/results";
import { weightOf } from "../live/selectors";
import { t } from "../words";
import { unit } from "./RevealRow";
import type { Place } from "./suspense";

const NAMES = ["board.place_first", "board.place_second", "board.place_third"] as const;

/** One place alone on the stage: first its name, and a breath later what stands there. */
export function Podium({ rows }: { rows: Place }) {
  const place = rows[0]?.place ?? 1;
  const name = t(NAMES[place - 1] ?? NAMES[0]);
  const words = rows.map(({ idea }) => idea.text).join(". ");
  useEffect(() => announce(`${name}: ${words}`), [name]);
  return (
    <section key={place} class={`podium podium-${place}`} aria-label={name}>
      <h2 class="podium-name">{name}</h2>
      {rows.map(({ idea, tally }) => {
        const weight = weightOf(tally);
        return (
          <article
            key={idea.id}
            class={rows.length > 1 ? "podium-row podium-shared" : "podium-row"}
          >
            <OwnWords text={idea.text} lang={idea.lang} />
            <p class="podium-count">
              <strong>{figure(weight, tally)}</strong> {unit(weight, tally)}
            </p>
          </article>
        );
      })}
    </section>
  );
}
