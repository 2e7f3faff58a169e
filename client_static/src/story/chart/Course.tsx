import type { EventStory, Standing } from "../../wire.gen";
import { listOf, number, t } from "../../words";
import { countOf, STATUSES } from "../data";
import { useWidth } from "../width";
import { type Column, columns, named } from "./columns";
import { Numbers } from "./Numbers";
import { Patterns, Swatch } from "./Patterns";

const HEIGHT = 240;
const TOP = 12;
/** In sizes of type: room for numbers at the side, and below; how wide a number is, and a word. */
const SIDE = 2.4;
const FOOT = 2;
const LABEL = 1.6;
const WORD = 3.3;
const A_LETTER = 0.62;
/** What the page's type is, unless the reader wants it larger (px). */
const USUAL_TYPE = 17;

/** How many pledges were kept, under way and so on, from the event until now. */
export function Course({ story }: { story: EventStory }) {
  const [element, width] = useWidth<HTMLDivElement>(640);
  const [letter, type] = useWidth<HTMLSpanElement>(USUAL_TYPE);
  const { standing, every } = story;
  const first = standing[0];
  const last = standing[standing.length - 1];
  if (!first || !last) return null;
  const said = t("story.chart_said", { first: inWords(first), last: inWords(last) });
  return (
    <figure class="course" aria-labelledby="course-title">
      <figcaption id="course-title">{t("story.chart")}</figcaption>
      <div ref={element}>
        <span class="one-rem" ref={letter} />
        <Picture standing={standing} every={every} width={width} type={type} said={said} />
      </div>
      <p class="course-axis">{t(`story.axis.${every}`)}</p>
      <Legend now={last} />
      <Numbers story={story} />
    </figure>
  );
}

/** "Kept: 3, Under way: 12": what there is of each. */
const inWords = (one: Standing): string =>
  listOf(
    STATUSES.filter((status) => countOf(one, status) > 0).map((status) =>
      t("story.status_of", { status: t(`follow_up.${status}`), n: countOf(one, status) }),
    ),
  );

interface PictureProps {
  standing: Standing[];
  every: EventStory["every"];
  width: number;
  /** How large the page's type is (px). */
  type: number;
  said: string;
}

function Picture({ standing, every, width, type, said }: PictureProps) {
  const left = SIDE * type;
  const room = Math.max(100, width - left);
  const found = columns(standing, room, HEIGHT);
  const apart = (found.columns[1]?.x ?? room) - (found.columns[0]?.x ?? 0);
  const step = every === "quarter" ? 3 : 1;
  const longest = Math.max(t("story.at_event").length, t("story.now").length);
  const word = Math.max(WORD, longest * A_LETTER);
  const labelled = named(standing.length, apart, LABEL * type, word * type);
  return (
    <svg
      class="course-picture"
      viewBox={`0 0 ${left + room} ${TOP + HEIGHT + FOOT * type}`}
      role="img"
      aria-label={said}
    >
      <Patterns />
      <g transform={`translate(${left} ${TOP})`}>
        {found.ticks.map(({ n, y }) => (
          <g key={n}>
            <line class="course-line" x1={0} x2={room} y1={y} y2={y} />
            <text class="course-number" x={-8} y={y + type * 0.35}>
              {number(n)}
            </text>
          </g>
        ))}
        {found.columns.map((column) => (
          <Bar key={column.x} column={column} />
        ))}
        <line class="course-ground" x1={0} x2={room} y1={HEIGHT} y2={HEIGHT} />
        <text class="course-label course-label-first" x={0} y={HEIGHT + type * 1.4}>
          {t("story.at_event")}
        </text>
        {labelled.map((place) => {
          const { x = 0, width: wide = 0 } = found.columns[place] ?? {};
          return (
            <text key={place} class="course-label" x={x + wide / 2} y={HEIGHT + type * 1.4}>
              {number(place * step)}
            </text>
          );
        })}
        {standing.length > 1 && (
          <text class="course-label course-label-last" x={room} y={HEIGHT + type * 1.4}>
            {t("story.now")}
          </text>
        )}
      </g>
    </svg>
  );
}

const Bar = ({ column }: { column: Column }) => (
  <g>
    {column.parts.map(({ status, y, height }) => (
      <rect
        key={status}
        class={`course-part course-${status}`}
        fill={`url(#pattern-${status})`}
        x={column.x}
        y={y}
        width={column.width}
        height={height}
      />
    ))}
  </g>
);

/** What each pattern means, and how many stand so now. */
const Legend = ({ now }: { now: Standing }) => (
  <ul class="course-legend plain-list">
    {STATUSES.map((status) => (
      <li key={status}>
        <Swatch status={status} />
        <span>{t(`follow_up.${status}`)}</span> <strong>{number(countOf(now, status))}</strong>
      </li>
    ))}
  </ul>
);
