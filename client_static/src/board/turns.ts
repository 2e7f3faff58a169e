/** Pages turned from afar: whichever wall is on the board turns. */

type Listener = (by: number) => void;

const walls = new Set<Listener>();

export function turnBy(pages: number): void {
  if (pages) for (const wall of walls) wall(pages);
}

/** Returns what stops it. */
export function onTurn(wall: Listener): () => void {
  walls.add(wall);
  return () => {
    walls.delete(wall);
  };
}
