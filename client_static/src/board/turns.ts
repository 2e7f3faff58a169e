/** Pages turned from afar: whichever wall is on the board turns, unless something comes first. */

type Listener = (by: number) => void;

const walls = new Set<Listener>();
const first = new Set<Listener>();

export function turnBy(pages: number): void {
  if (pages) for (const one of first.size ? first : walls) one(pages);
}

/** Returns what stops it. */
export const onTurn = (wall: Listener) => listen(walls, wall);

/** Turns are its own as long as it listens. */
export const onTurnFirst = (one: Listener) => listen(first, one);

function listen(listeners: Set<Listener>, one: Listener): () => void {
  listeners.add(one);
  return () => {
    listeners.delete(one);
  };
}
