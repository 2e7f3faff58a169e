/** How a map of themes is laid out, in rem: the fewer there are, the more of their ideas show. */
export interface Plan {
  columns: number;
  rows: number;
  size: "large" | "medium" | "small";
  /** How many ideas a cluster has room for, each of two lines. */
  ideas: number;
}

export const MOST_ON_A_PAGE = 20;

const GAP = 1.25;
const SIZES = {
  large: { few: 6, name: 7.5, padding: 2.5 },
  medium: { few: 12, name: 6.5, padding: 2 },
  small: { few: MOST_ON_A_PAGE, name: 5, padding: 1.5 },
};
const IDEA = 6.75;
/** "and 4 more". */
const REST = 3;

export function planFor(clusters: number, height: number): Plan {
  const size =
    clusters <= SIZES.large.few ? "large" : clusters <= SIZES.medium.few ? "medium" : "small";
  const columns = clusters === 4 ? 2 : Math.min(clusters, size === "small" ? 4 : 3) || 1;
  const rows = Math.ceil(clusters / columns) || 1;
  const { name, padding } = SIZES[size];
  const room = (height - GAP * (rows - 1)) / rows - name - padding - REST;
  return { columns, rows, size, ideas: Math.max(0, Math.floor(room / IDEA)) };
}

export const pagesOf = <T>(things: readonly T[], most = MOST_ON_A_PAGE): T[][] =>
  Array.from({ length: Math.ceil(things.length / most) }, (_, page) =>
    things.slice(page * most, (page + 1) * most),
  );
