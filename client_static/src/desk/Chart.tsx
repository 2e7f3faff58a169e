import { number, t } from "../words";

interface Props {
  title: string;
  values: { name: string; value: number | null }[];
  /** What reaches the top; without it, the largest value. */
  most?: number;
  words?: (value: number) => string;
}

const WIDTH = 44;
const GAP = 12;
const HEIGHT = 80;
const HEAD = 30;

/** Columns, from the first event to the last; the same in a sentence for who does not see them. */
export function Chart({ title, values, most, words = number }: Props) {
  const top = most ?? Math.max(1, ...values.map(({ value }) => value ?? 0));
  const said = values.map(
    ({ name, value }) => `${name}: ${value === null ? t("desk.nothing") : words(value)}`,
  );
  const width = values.length * (WIDTH + GAP);
  return (
    <figure class="desk-chart">
      <figcaption>{title}</figcaption>
      <svg
        role="img"
        aria-label={`${title}. ${said.join(". ")}`}
        viewBox={`0 0 ${width} ${HEAD + HEIGHT + 2}`}
        width={width}
        height={HEAD + HEIGHT + 2}
      >
        {values.map(({ value }, at) => {
          const high = ((value ?? 0) / top) * HEIGHT;
          const x = at * (WIDTH + GAP) + GAP / 2;
          return (
            <g key={at}>
              <rect
                class="chart-column"
                x={x}
                y={HEAD + HEIGHT - high}
                width={WIDTH}
                height={high}
              />
              <text class="chart-number" x={x + WIDTH / 2} y={HEAD + HEIGHT - high - 6}>
                {value === null ? "–" : words(value)}
              </text>
            </g>
          );
        })}
        <line
          class="chart-ground"
          x1="0"
          x2={width}
          y1={HEAD + HEIGHT + 1}
          y2={HEAD + HEIGHT + 1}
        />
      </svg>
    </figure>
  );
}
