/** Where cards go when they do not all fit on the board. */

/** What one page has room for. A card that is too tall for a column, or to be alone, gets a page of its own. */
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
 * A page that may have room left; `used` is how far down each of its columns is full, `lowest` the
 * least of these. Of a thousand cards most find a hundred pages full: that has to be cheap to see.
 */
interface Open {
  page: Page;
  used: number[];
  lowest: number;
}

/**
 * Lays each card onto the first page that has room for it, in the emptiest column. A card never
 * moves when later ones are added: people are reading it. A single column keeps the order.
 */
export function paginate(
  ids: readonly string[],
  heightOf: (id: string) => number,
  sheet: Sheet,
  alone: (id: string) => boolean = () => false,
) {
  const pages: Page[] = [];
  const open: Open[] = [];
  for (const id of ids) {
    const height = heightOf(id);
    if (height > sheet.height || alone(id)) {
      pages.push({ wide: true, columns: [[id]] });
      continue;
    }
    const candidates = sheet.columns === 1 ? open.slice(-1) : open;
    if (candidates.some((one) => place(one, id, height, sheet))) continue;
    const page = { wide: false, columns: [[id]] };
    pages.push(page);
    open.push({ page, used: [height], lowest: height });
  }
  return pages;
}

function place(open: Open, id: string, height: number, sheet: Sheet): boolean {
  const { page, used, lowest } = open;
  if (used.length < sheet.columns) {
    page.columns.push([id]);
    used.push(height);
  } else {
    const bottom = lowest + sheet.gap + height;
    if (bottom > sheet.height) return false;
    const emptiest = used.indexOf(lowest);
    page.columns[emptiest]?.push(id);
    used[emptiest] = bottom;
  }
  open.lowest = Math.min(...used);
  return true;
}

export const idsOn = (page: Page | undefined): string[] => page?.columns.flat() ?? [];

export const pageOf = (pages: readonly Page[], id: string): number =>
  pages.findIndex((page) => idsOn(page).includes(id));

const PER_WORD_MS = 350;
const SHORTEST_MS = 8_000;
const LONGEST_MS = 25_000;

/** With so many pages, everybody's words come round sooner: each stays a shorter while. */
const MANY_PAGES = 12;
const HURRIED_MS = 12_000;

/** How long a page stays: as long as it takes to read it from the back of the hall. */
export function dwellFor(texts: readonly string[], pages = 1): number {
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const longest = pages > MANY_PAGES ? HURRIED_MS : LONGEST_MS;
  return Math.min(longest, Math.max(SHORTEST_MS, words * PER_WORD_MS));
}
