import { date } from "../dates";
import { aboutIn } from "../live/selectors";
import type { EventStory, StoryPledge } from "../wire.gen";
import { language, t } from "../words";
import { inReaders } from "./data";
import { hang } from "./lights";
import { useWidth } from "./width";

/** What this is, the organiser's words, thanks, and how far we are. */
export function Opening({ story }: { story: EventStory }) {
  const title = aboutIn(story, "title", language.value);
  const message = inReaders(story.message);
  return (
    <header class="opening">
      <p class="eyebrow">{t("story.eyebrow")}</p>
      <h1 lang={title.lang} dir="auto">
        {title.text}
      </h1>
      <p class="opening-date">{date(story.ended_at)}</p>
      {message && (
        <p class="opening-message" lang={message.lang} dir="auto">
          {message.text}
        </p>
      )}
      <p class="opening-thanks">{t("story.thanks")}</p>
      <Numbers story={story} />
      {story.pledges.length > 0 && <Lights pledges={story.pledges} />}
    </header>
  );
}

function Numbers({ story }: { story: EventStory }) {
  const facts = [
    story.people > 0 && t("common.people", { n: story.people }),
    story.ideas > 0 && t("common.ideas", { n: story.ideas }),
    story.pledges.length > 0 && t("common.pledges", { n: story.pledges.length }),
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <ul class="opening-numbers plain-list">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

/** The last light goes on this long after the first. */
const LIGHTING_MS = 2000;

/** A light for each pledge: on where it is kept, half where it is under way. */
function Lights({ pledges }: { pledges: StoryPledge[] }) {
  const [element, width] = useWidth<HTMLDivElement>(640);
  const { lights, wires, radius, height } = hang(pledges.length, width);
  const line = Math.min(1.5, radius * 0.22); // small ones would be all outline
  const kept = pledges.filter(({ status }) => status === "kept").length;
  let lit = 0;
  return (
    <div class="lights" ref={element}>
      <svg viewBox={`0 0 ${width} ${height}`} stroke-width={line} aria-hidden="true">
        {wires.map((wire) => (
          <path key={wire} class="light-wire" d={wire} />
        ))}
        {pledges.map(({ id, status }, at) => {
          const { x = 0, y = 0 } = lights[at] ?? {};
          if (status === "kept") lit++;
          const wait = kept ? (LIGHTING_MS * lit) / kept : 0;
          return (
            <Light
              key={id}
              x={x}
              y={y}
              r={radius}
              wait={wait}
              on={status === "kept"}
              half={status === "under_way"}
            />
          );
        })}
      </svg>
      <p class="lights-words">
        {kept > 0 && kept === pledges.length
          ? t("story.lights_all")
          : t("story.lights", { n: kept })}
      </p>
      <p class="lights-key">{t("story.lights_key")}</p>
    </div>
  );
}

interface LightProps {
  x: number;
  y: number;
  r: number;
  wait: number;
  on: boolean;
  half: boolean;
}

const Light = ({ x, y, r, wait, on, half }: LightProps) => (
  <g>
    {on && (
      <circle
        class="light-halo"
        style={{ animationDelay: `${wait}ms` }}
        cx={x}
        cy={y}
        r={r * 1.9}
      />
    )}
    <rect class="light-socket" x={x - r * 0.45} y={y - r * 1.7} width={r * 0.9} height={r * 0.9} />
    <circle class="light-glass" cx={x} cy={y} r={r} />
    {on && <circle class="light-on" style={{ animationDelay: `${wait}ms` }} cx={x} cy={y} r={r} />}
    {half && <path class="light-half" d={`M${x - r} ${y}A${r} ${r} 0 0 0 ${x + r} ${y}Z`} />}
  </g>
);
