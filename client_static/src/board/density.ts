import { useLayoutEffect, useState } from "preact/hooks";

/** How pledges stand on the wall: as large as there is room for them all. */
export interface Density {
  /** Of the usual type. */
  scale: number;
  /** Pages, and below them a mark for every pledge there is. */
  band: boolean;
}

const SCALES = [2.4, 1.9, 1.6, 1.4, 1.3, 1.2, 1.1, 1];
export const DENSITIES: readonly Density[] = [
  ...SCALES.map((scale) => ({ scale, band: false })),
  { scale: 1, band: true },
];
const BAND = SCALES.length;

/** More than this do not fit on one page: nobody has to try. */
const MOST_ON_A_PAGE = 16;

export const loosestFor = (pledges: number): number => (pledges > MOST_ON_A_PAGE ? BAND : 0);

/**
 * The density for so many pledges, by trying: `tried(pages)` says what came of it. It only gets
 * denser, so that nothing jumps back and forth, until pledges leave or the `place` is another.
 */
export function useDensity(pledges: number, place: string) {
  const [at, setAt] = useState({ step: 0, pledges, place });
  const anew = at.place !== place || pledges < at.pledges;
  const step = Math.max(anew ? 0 : at.step, loosestFor(pledges));

  useLayoutEffect(() => {
    if (step !== at.step || place !== at.place || pledges !== at.pledges) {
      setAt({ step, pledges, place });
    }
  }, [step, pledges, place]);

  return {
    step,
    density: DENSITIES[step] as Density,
    tried: (pages: number) => {
      if (pages > 1 && step < BAND) setAt({ step: step + 1, pledges, place });
    },
  };
}

/** In modules, as pledges.css has them: the band of marks, and how much a mark takes with its gap. */
const BAND_WIDTH = 81;
const BAND_HEIGHT = 7;
const GAP_TOO = 1.35;

/** In how many rows so many marks fit the band: the more rows, the smaller they are. */
export function bandRows(marks: number): number {
  const inRows = (rows: number) => {
    const mark = BAND_HEIGHT / (rows + 1.5);
    return rows * Math.floor(BAND_WIDTH / (mark * GAP_TOO));
  };
  let rows = 1;
  while (inRows(rows) < marks) rows++;
  return rows;
}
