/** A string of lights: one for each pledge, hung in rows that sag a little. */
export interface Light {
  x: number;
  y: number;
}

export interface Lights {
  lights: Light[];
  /** The wires, as paths. */
  wires: string[];
  radius: number;
  height: number;
}

const FURTHEST = 34;
const NEAREST = 11;
const MOST_ROWS = 4;
const MARGIN = 6;

/** Lays `n` lights out in a width (px): as far apart as a few rows allow. */
export function hang(n: number, width: number): Lights {
  const room = Math.max(NEAREST, width - 2 * MARGIN);
  const apart = Math.min(FURTHEST, Math.max(NEAREST, (room * MOST_ROWS) / Math.max(1, n)));
  const most = Math.max(1, Math.floor(room / apart));
  const rows = Math.max(1, Math.ceil(n / most));
  const radius = apart * 0.26;
  const sag = Math.min(14, apart * 0.6);
  const row = apart * 0.9 + sag * 0.6;
  const each = Math.ceil(n / rows);
  const lights: Light[] = [];
  const wires: string[] = [];
  for (let at = 0; at < rows; at++) {
    const top = MARGIN + at * row;
    const here = Math.min(each, n - at * each);
    for (let i = 0; i < here; i++) {
      const along = (i + 0.5) / here;
      lights.push({ x: MARGIN + along * room, y: top + hanging(along, sag) + radius * 1.6 });
    }
    const [left, right] = [MARGIN, MARGIN + room];
    wires.push(`M${left} ${top}Q${left + room / 2} ${top + 2 * sag} ${right} ${top}`);
  }
  const height = MARGIN + (rows - 1) * row + sag + radius * 3.4 + MARGIN;
  return { lights, wires, radius, height };
}

/** How far a wire hangs down there: a parabola, as the quadratic curves of `wires`. */
const hanging = (along: number, sag: number): number => 4 * sag * along * (1 - along);
