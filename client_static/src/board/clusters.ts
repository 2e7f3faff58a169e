export type Size = "large" | "medium" | "small";

/** How a map of themes is laid out: the fewer there are, the more of their ideas show. */
export interface Plan {
  columns: number;
  rows: number;
  size: Size;
  /** How many lines of its name, and then how many ideas of two lines, a cluster has room for. */
  lines: number;
  ideas: number;
}

export const MOST_ON_A_PAGE = 20;

/** In rem, as themes.css has them: a line of the name, what is around it, the least width. */
const SIZES = {
  large: { few: 6, columns: 3, gap: 1.25, line: 3.3, around: 3.25, narrowest: 24 },
  medium: { few: 12, columns: 3, gap: 1.25, line: 2.75, around: 2, narrowest: 24 },
  small: { few: MOST_ON_A_PAGE, columns: 4, gap: 0.75, line: 2.2, around: 1.25, narrowest: 18 },
};
const MOST_LINES = 3;
/** A name that is cut after one line says too little. */
const LEAST_LINES = 2;
const IDEA = 6.75;
/** "and 4 more". */
const REST = 3;

export function planFor(clusters: number, height: number, width: number): Plan {
  const size = sizeFor(clusters, height, width);
  const { gap, line, around } = SIZES[size];
  const { columns, rows } = gridFor(clusters, width, size);
  const room = (height - gap * (rows - 1)) / rows - around;
  const lines = Math.max(1, Math.min(MOST_LINES, Math.floor(room / line)));
  const ideas = size === "large" ? Math.floor((room - lines * line - REST) / IDEA) : 0;
  return { columns, rows, size, lines, ideas: Math.max(0, ideas) };
}

/** The largest size that has room for them all. */
function sizeFor(clusters: number, height: number, width: number): Size {
  const sizes = ["large", "medium"] as const;
  return sizes.find((size) => holds(size, clusters, height, width)) ?? "small";
}

function gridFor(clusters: number, width: number, size: Size) {
  const { columns: most, gap, narrowest } = SIZES[size];
  const fitting = Math.floor((width + gap) / (narrowest + gap));
  const wished = clusters === 4 ? 2 : Math.min(clusters, most);
  const columns = Math.max(1, Math.min(wished, fitting));
  return { columns, rows: Math.max(1, Math.ceil(clusters / columns)) };
}

function holds(size: Size, clusters: number, height: number, width: number): boolean {
  const { few, gap, line, around } = SIZES[size];
  const { rows } = gridFor(clusters, width, size);
  return clusters <= few && rows * (LEAST_LINES * line + around + gap) - gap <= height;
}

/** How many clusters can be told apart on one page of this size: larger type holds fewer. */
export function mostOnPage(height: number, width: number): number {
  let most = MOST_ON_A_PAGE;
  const size = () => sizeFor(most, height, width);
  while (most > 1 && !holds(size(), most, height, width)) most--;
  return most;
}

export const pagesOf = <T>(things: readonly T[], most = MOST_ON_A_PAGE): T[][] =>
  Array.from({ length: Math.ceil(things.length / most) }, (_, page) =>
    things.slice(page * most, (page + 1) * most),
  );
