/** Where cards go when they do not all fit on the board. */

/** What one page has room for. A card that is too tall for a column gets a page of its own. */
export interface Sheet {
  columns: number;
  height: number;
  gap: number;
}

export interface Page {
  wide: boolean;
  columns: string[][];
}

/**
 * Fills the pages in order, column by column. A card never moves when later ones are added:
 * people are reading it.
 */
export function paginate(ids: readonly string[], heightOf: (id: string) => number, sheet: Sheet) {
  const pages: Page[] = [];
  let open: { page: Page; used: number } | undefined;
  for (const id of ids) {
    const height = heightOf(id);
    if (height > sheet.height) {
      pages.push({ wide: true, columns: [[id]] });
      continue;
    }
    if (!open || !place(open, id, height, sheet)) {
      open = { page: { wide: false, columns: [[id]] }, used: height };
      pages.push(open.page);
    }
  }
  return pages;
}

function place(open: { page: Page; used: number }, id: string, height: number, sheet: Sheet) {
  const { columns } = open.page;
  const fits = open.used + sheet.gap + height <= sheet.height;
  if (!fits && columns.length >= sheet.columns) return false;
  if (fits) columns[columns.length - 1]?.push(id);
  else columns.push([id]);
  open.used = fits ? open.used + sheet.gap + height : height;
  return true;
}

export const idsOn = (page: Page | undefined): string[] => page?.columns.flat() ?? [];

export const pageOf = (pages: readonly Page[], id: string): number =>
  pages.findIndex((page) => idsOn(page).includes(id));

const PER_WORD_MS = 350;
const SHORTEST_MS = 8_000;
const LONGEST_MS = 25_000;

/** How long a page stays: as long as it takes to read it from the back of the hall. */
export function dwellFor(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, words * PER_WORD_MS));
}
