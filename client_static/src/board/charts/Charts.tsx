import { figure } from "../../live/results";
import { weightOf } from "../../live/selectors";
import type { ResultEntity, Tally } from "../../wire.gen";
import { number, t } from "../../words";
import type { Ranked } from "../ranking";
import { moves } from "./moves";
import { opinionScale } from "./opinions";
import { scoreChart } from "./scores";
import "./charts.css";

/**
 * Charts of what the room said. D3 lays them out; they are drawn here, for its renderers would need
 * styles that the content security policy forbids. In pixels of a board of usual type.
 */
const WIDTH = 928;
const TYPE = 36;

const OPINIONS_HIGH = 56;

interface OpinionsProps {
  tally: Tally;
  /** All that are compared. */
  all: readonly Tally[];
  larger: number;
  wait: number;
}

/** Against to the left of a line, for to the right, passing apart; each with its number. */
export function OpinionChart({ tally, all, larger, wait }: OpinionsProps) {
  const width = WIDTH / larger;
  const { zero, parts } = scaleOf(all, width);
  const { agree = 0, disagree = 0, pass = 0 } = tally;
  const said = [
    t("common.agree_count", { n: agree }),
    t("common.disagree_count", { n: disagree }),
    t("common.pass_count", { n: pass }),
  ];
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${OPINIONS_HIGH}`}
      role="img"
      aria-label={said.join(", ")}
    >
      {parts(tally).map(({ name, people, x, width: wide }) => (
        <g key={name} class={`opinion-part opinion-${name}`}>
          <rect
            class="chart-bar"
            style={{ animationDelay: `${wait}ms` }}
            x={x + 2}
            y={2}
            width={Math.max(2, wide - 4)}
            height={OPINIONS_HIGH - 4}
          />
          <Inside x={x + wide / 2} room={wide} words={number(people)} />
        </g>
      ))}
      <line class="chart-axis" x1={zero} x2={zero} y1={0} y2={OPINIONS_HIGH} />
    </svg>
  );
}

/** Of a thousand rows that share a scale, each would reckon it anew. */
const scales = new WeakMap<readonly Tally[], [number, ReturnType<typeof opinionScale>]>();

function scaleOf(all: readonly Tally[], width: number) {
  const [known, scale] = scales.get(all) ?? [];
  if (scale && known === width) return scale;
  const made = opinionScale(all, width);
  scales.set(all, [width, made]);
  return made;
}

/** A number on its bar, on paper so that stripes do not cross it; none where it would not fit. */
function Inside({ x, room, words }: { x: number; room: number; words: string }) {
  const wide = words.length * TYPE * 0.6 + 16;
  if (room < wide + 8) return null;
  return (
    <>
      <rect class="chart-plate" x={x - wide / 2} y={8} width={wide} height={OPINIONS_HIGH - 16} />
      <text class="chart-number" x={x} y={OPINIONS_HIGH / 2 + TYPE * 0.36}>
        {words}
      </text>
    </>
  );
}

const SCORES = { top: 40, bars: 84, bottom: 40 };

interface ScoresProps {
  tally: Tally;
  scores: readonly number[];
  earlier: Tally | undefined;
  larger: number;
  wait: number;
}

/** How many gave each score, and the mean; dashed, the same of the round before. */
export function ScoreChart({ tally, scores, earlier, larger, wait }: ScoresProps) {
  const width = WIDTH / Math.max(1.25, larger);
  const before = earlier?.scores;
  const most = Math.max(...scores, ...(before ?? []));
  const { bars, at, outline } = scoreChart(scores, width, SCORES.bars, most);
  const ground = SCORES.top + SCORES.bars;
  const said = scores.map((people, index) => `${index + 1}: ${people}`).join(", ");
  const mean = t("methods.mean", { mean: figure(weightOf(tally), tally) });
  return (
    <svg
      class="chart"
      style={{ maxWidth: `${100 / Math.max(1, 1.25 / larger)}%` }}
      viewBox={`0 0 ${width} ${ground + SCORES.bottom}`}
      role="img"
      aria-label={`${t("methods.spread", { scores: said })}. ${mean}`}
    >
      {bars.map(({ score, people, x, y, width: wide, height }) => (
        <g key={score}>
          {people > 0 && (
            <rect
              class="chart-bar chart-bar-up"
              style={{ animationDelay: `${wait}ms` }}
              x={x + 2}
              y={SCORES.top + y}
              width={wide - 4}
              height={height}
            />
          )}
          {people > 0 && (
            <text class="chart-number" x={x + wide / 2} y={SCORES.top + y - 8}>
              {number(people)}
            </text>
          )}
          <text class="chart-label" x={x + wide / 2} y={ground + SCORES.bottom - 4}>
            {score}
          </text>
        </g>
      ))}
      {before && (
        <path class="chart-before" d={outline(before)} transform={`translate(0 ${SCORES.top})`} />
      )}
      <line class="chart-axis" x1={0} x2={width} y1={ground} y2={ground} />
      {earlier?.mean !== undefined && <Mean x={at(earlier.mean)} y={ground} before />}
      {tally.mean !== undefined && tally.voters > 0 && <Mean x={at(tally.mean)} y={ground} />}
    </svg>
  );
}

/** A diamond on the axis: filled for this round, hollow for the one before. */
const Mean = ({ x, y, before = false }: { x: number; y: number; before?: boolean }) => (
  <path
    class={before ? "chart-mean chart-mean-before" : "chart-mean"}
    d={`M${x} ${y - 14}l11 14l-11 14l-11 -14z`}
  />
);

const MOVES = { most: 5, width: 420, row: 112 };

interface MovesProps {
  ranked: readonly Ranked[];
  result: ResultEntity;
  round: number;
  larger: number;
}

/** Who rose and who fell since the round before, the best of this round first. */
export function MovesChart({ ranked, result, round, larger }: MovesProps) {
  const most = Math.max(2, Math.floor(MOVES.most / larger));
  const rows = Math.min(most, ranked.length);
  const height = rows * MOVES.row;
  const found = moves(ranked, rows, MOVES.width, height);
  return (
    <article class="moves">
      <h2 class="moves-title">
        {ranked[0]?.again
          ? t("board.moves")
          : `${t("board.round", { n: result.round })} → ${t("board.round", { n: round })}`}
      </h2>
      <div class="moves-chart" style={{ "--rows": rows }}>
        <svg viewBox={`0 0 ${MOVES.width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {found.map(({ row, path, before, now }) => (
            <path key={row.idea.id} class={`move move-${way(before, now)}`} d={path} />
          ))}
        </svg>
        <ol class="moves-list">
          {found.map(({ row, before, now }) => (
            <li key={row.idea.id}>
              <span class="moves-place">{row.place}</span>
              <strong class="moves-way" aria-hidden="true">
                {SIGNS[way(before, now)]}
              </strong>
              <span class="moves-words" lang={row.idea.lang || undefined} dir="auto">
                {row.idea.text}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </article>
  );
}

const SIGNS = { up: "▲", down: "▼", same: "=" };
const way = (before: number, now: number): keyof typeof SIGNS =>
  now < before ? "up" : now > before ? "down" : "same";
