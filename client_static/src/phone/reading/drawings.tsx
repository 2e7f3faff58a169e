import type { VNode } from "preact";

/** Somebody, from the chest up: `x` is the middle, `y` the top of the head. */
const person = (x: number, y: number, glow = false) => (
  <>
    <circle class={glow ? "lit" : "blank"} cx={x} cy={y + 7} r="7" />
    <path class={glow ? "lit" : "blank"} d={`M${x - 12} ${y + 33}c0-21 24-21 24 0z`} />
  </>
);

const CARD = <path class="blank" d="M9 9h46v46H9z" />;
const LINES = <path d="M17 20h24M17 29h18M17 38h12" />;
const BUBBLE = <path class="blank" d="M5 8h36v22H24l-9 9v-9H5z" />;
const CLOCK = (
  <>
    <circle class="blank" cx="32" cy="32" r="24" />
    <path class="lit" d="M32 32V16a16 16 0 0 1 16 16z" />
    <path d="M32 14v18h13" />
  </>
);

/** Ink on paper, one warm light: what one does in each step. */
export const DRAWINGS: Record<string, VNode> = {
  // A phone, and the way in.
  join: (
    <>
      <path class="blank" d="M28 5h26v54H28zM37 52h8" />
      <path class="lit" d="M4 25h17v-9l16 16-16 16v-9H4z" />
    </>
  ),
  welcome: (
    <>
      {person(14, 20)}
      {person(50, 20)}
      {person(32, 12, true)}
    </>
  ),
  // A card, and a pencil that writes on it.
  ideas: (
    <>
      {CARD}
      {LINES}
      <path class="lit" d="M57 15l6 6-27 27-9 3 3-9z" />
      <path d="M52 20l6 6" />
    </>
  ),
  // One says something, one answers.
  conversation: (
    <>
      {BUBBLE}
      <path d="M12 16h22M12 23h14" />
      <path class="lit" d="M25 34h34v18H49v8l-8-8H25z" />
      <path d="M35 43l4 4 8-8" />
    </>
  ),
  // Cards that belong together.
  themes: (
    <>
      <path class="lit" d="M5 5h36v36H5z" />
      <path class="blank" d="M11 11h11v11H11zM25 11h11v11H25zM11 25h11v11H11zM25 25h11v11H25z" />
      <path class="blank" d="M46 46h13v13H46z" />
    </>
  ),
  // A dot is put on a card.
  vote: (
    <>
      {CARD}
      <path d="M17 19h30M17 27h20" />
      <circle class="lit" cx="20" cy="43" r="6" />
      <circle class="lit" cx="36" cy="43" r="6" />
      <path d="M49 43h10M54 38v10" />
    </>
  ),
  // A promise, from the heart, signed.
  pledges: (
    <>
      {CARD}
      <path class="lit" d="M32 40C19 31 18 24 21 20c3-4 9-3 11 2 2-5 8-6 11-2 3 4 2 11-11 20z" />
      <path d="M17 48c5-4 7 3 12 0s8 0 18 0" />
    </>
  ),
  // People who talk and listen.
  talk: (
    <>
      {person(16, 25)}
      {person(48, 25, true)}
      <path class="blank" d="M19 3h26v14H32l-6 6v-6h-7z" />
    </>
  ),
  ladder: (
    <>
      <path d="M20 4v56M44 4v56M20 14h24M20 26h24M20 50h24" />
      <path class="lit" d="M20 34h24v8H20z" />
    </>
  ),
  evaluation: (
    <>
      <circle class="lit" cx="32" cy="32" r="25" />
      <path d="M20 38c5 11 19 11 24 0M23 23v5M41 23v5" />
    </>
  ),
  close: (
    <>
      <circle class="lit" cx="32" cy="32" r="25" />
      <path class="heavy" d="M20 33l9 9 16-19" />
    </>
  ),
  wait: CLOCK,
};

export function Drawing({ of }: { of: string }) {
  return (
    <svg class="drawing" viewBox="0 0 64 64" aria-hidden="true">
      {DRAWINGS[of] ?? CLOCK}
    </svg>
  );
}
