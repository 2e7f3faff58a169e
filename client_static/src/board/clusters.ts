/** How a map of themes is laid out: the fewer there are, the more of their ideas show. */
export interface Plan {
  columns: number;
  rows: number;
  size: "large" | "medium" | "small";
  /** How many lines of its name, and then how many ideas of two lines, a cluster has room for. */
  lines: number;
  ideas: number;
}

export const MOST_ON_A_PAGE = 20;

/** In rem, as themes.css has them: a line of the name, and what is around it. */
const SIZES = {
  large: { few: 6, columns: 3, gap: 1.25, line: 3.3, most: 3, around: 3.25 },
  medium: { few: 12, columns: 3, gap: 1.25, line: 2.75, most: 3, around: 2 },
  small: { few: MOST_ON_A_PAGE, columns: 4, gap: 0.75, line: 2.2, most: 3, around: 1.25 },
};
const IDEA = 6.75;
/** "and 4 more". */
const REST = 3;

export function planFor(clusters: number, height: number): Plan {
  const size =
    clusters <= SIZES.large.few ? "large" : clusters <= SIZES.medium.few ? "medium" : "small";
  const { columns: most, gap, line, most: mostLines, around } = SIZES[size];
  const columns = clusters === 4 ? 2 : Math.max(1, Math.min(clusters, most));
  const rows = Math.max(1, Math.ceil(clusters / columns));
  const room = (height - gap * (rows - 1)) / rows - around;
  const lines = Math.max(1, Math.min(mostLines, Math.floor(room / line)));
  const ideas = size === "large" ? Math.floor((room - lines * line - REST) / IDEA) : 0;
  return { columns, rows, size, lines, ideas: Math.max(0, ideas) };
}

export const pagesOf = <T>(things: readonly T[], most = MOST_ON_A_PAGE): T[][] =>
  Array.from({ length: Math.ceil(things.length / most) }, (_, page) =>
    things.slice(page * most, (page + 1) * most),
  );
