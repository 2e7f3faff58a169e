import { signal } from "@preact/signals";

const GAP_MS = 1_200;
/** What waits to be said; of more, the newest. */
const MOST = 3;

type Said = [text: string, lang?: string];

const spoken = signal<Said>([""]);
const queue: Said[] = [];
let timer: number | undefined;

/**
 * Say something politely to people who use a screen reader, not more than one thing at a time.
 * `lang` where it is not the page's own sentence.
 */
export function announce(...said: Said): void {
  if (!queue.some(([text]) => text === said[0])) queue.push(said);
  if (queue.length > MOST) queue.shift();
  if (timer === undefined) next();
}

function next(): void {
  const said = queue.shift();
  timer = said && window.setTimeout(next, GAP_MS);
  spoken.value = said ?? [""];
}

/** The page's one polite live region. */
export function Announcer() {
  const [text, lang] = spoken.value;
  return (
    <div class="unseen" role="status" aria-live="polite" lang={lang}>
      {text}
    </div>
  );
}
