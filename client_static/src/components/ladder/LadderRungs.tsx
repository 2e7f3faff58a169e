import { BANDS, bandName, peopleOn, rungName } from "../../live/ladder";
import type { Tally } from "../../wire.gen";
import { t } from "../../words";
import "./ladder.css";

interface Props {
  /** How the people stand; without it, the ladder stands empty. */
  now?: Tally | undefined;
  before?: Tally | undefined;
  own?: number | undefined;
}

/** The ladder, from the top, with how many people stand on each rung. */
export function LadderRungs({ now, before, own }: Props) {
  const most = Math.max(1, ...(now?.rungs ?? []), ...(before?.rungs ?? []));
  const marks = `${now ? " climb-counted" : ""}${before ? " climb-two" : ""}`;
  return (
    <div class={`climb${marks}`}>
      {BANDS.map(({ name, rungs }) => (
        <div key={name} class="climb-band">
          <p class="climb-band-name">{bandName(name)}</p>
          <ul class="climb-rungs">
            {rungs.map((rung) => (
              <li key={rung} class="climb-rung">
                <span class="climb-name">
                  {rungName(rung)}
                  {rung === own && <strong class="climb-own">{t("ladder.own")}</strong>}
                </span>
                {now && <Counts {...{ rung, now, before, most }} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

interface CountsProps {
  rung: number;
  now: Tally;
  before: Tally | undefined;
  most: number;
}

function Counts({ rung, now, before, most }: CountsProps) {
  const [people, were] = [peopleOn(now, rung), peopleOn(before, rung)];
  const width = (n: number) => ({ width: `${(n / most) * 100}%` });
  return (
    <>
      <span class="climb-bars" aria-hidden="true">
        <span class="climb-bar bar-part" style={width(people)} />
        {before && <span class="climb-bar-before" style={width(were)} />}
      </span>
      <span class="climb-people">
        <span>{t("ladder.people", { n: people })}</span>
        {before && <span class="climb-were">{t("ladder.were", { n: were })}</span>}
      </span>
    </>
  );
}
