import type { CardWords, SheetProps } from "./Cards";
import { CardHead, Lines, Said } from "./parts";

const COPIES = [0, 1];
const LINES: [keyof CardWords & ("who" | "group" | "by_when" | "support"), number][] = [
  ["who", 1],
  ["group", 1],
  ["by_when", 1],
  ["support", 1],
];

/** Two cards a sheet, with the fields of the form on phones. */
export function PledgeCards({ about, words }: SheetProps) {
  return (
    <section class="sheet sheet-cut-across">
      {COPIES.map((copy) => (
        <article key={copy} class="cut-card" aria-hidden={copy > 0}>
          <CardHead about={about}>
            <Said words={words} say={(in_) => in_.pledge} />
          </CardHead>
          <p class="card-label">
            <Said words={words} say={(in_) => in_.what} />
          </p>
          <Lines count={3} />
          <div class="tick-row">
            <p class="tick-item">
              <span class="tick tick-square" aria-hidden="true" />
              <Said words={words} say={(in_) => in_.action} />
            </p>
            <p class="tick-item">
              <span class="tick tick-round" aria-hidden="true" />
              <Said words={words} say={(in_) => in_.culture} />
            </p>
          </div>
          <div class="card-fields">
            {LINES.map(([field, count]) => (
              <div key={field} class={`card-field card-field-${field}`}>
                <p class="card-label">
                  <Said words={words} say={(in_) => in_[field]} />
                </p>
                <Lines count={count} />
              </div>
            ))}
          </div>
        </article>
      ))}
    </section>
  );
}
