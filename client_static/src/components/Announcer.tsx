import { signal } from "@preact/signals";

const GAP_MS = 1_200;
/** What waits to be said; of more, the newest. */
const MOST = 3;

const spoken = signal("");
const queue: string[] = [];
let timer: number | undefined;

/** Say something politely to people who use a screen reader, not more than one thing at a time. */
export function announce(text: string): void {
  if (!queue.includes(text)) queue.push(text);
  if (queue.length > MOST) queue.shift();
  if (timer === undefined) next();
}

function next(): void {
  const text = queue.shift();
  timer = text === undefined ? undefined : window.setTimeout(next, GAP_MS);
  spoken.value = text ?? "";
}

/** The page's one polite live region. */
export function Announcer() {
  return (
    <div class="unseen" role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
