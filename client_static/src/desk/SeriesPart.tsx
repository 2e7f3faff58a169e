import { date } from "../dates";
import { number, t } from "../words";
import { Chart } from "./Chart";
import type { EventRow } from "./data";
import { Named } from "./EventsPart";
import { Groups } from "./Groups";
import type { PartProps } from "./Parts";
import { wishFor } from "./place";
import { Rows } from "./Rows";
import { Select } from "./Select";
import { keptShare } from "./said";

/** Series by name, each with its events from the first to the last. */
export function seriesOf(events: EventRow[]): Map<string, EventRow[]> {
  const found = new Map<string, EventRow[]>();
  for (const event of [...events].reverse()) {
    if (event.series) found.set(event.series, [...(found.get(event.series) ?? []), event]);
  }
  return found;
}

/** The ladder as it was placed last in an event. */
const ladderOf = ({ ladder }: EventRow): number | null => ladder[ladder.length - 1]?.mean ?? null;

/** Events that belong together, side by side. */
export function SeriesPart({ events, wish }: PartProps) {
  const all = seriesOf(events);
  const names = [...all.keys()];
  const name = wish.series && all.has(wish.series) ? wish.series : (names[names.length - 1] ?? "");
  const shown = all.get(name) ?? [];
  if (!shown.length) return <p>{t("desk.no_series")}</p>;
  return (
    <>
      {names.length > 1 && (
        <Select
          id="series"
          label={t("desk.wish_series")}
          value={name}
          none={t("desk.choose")}
          options={names.map((one) => [one, one])}
          onChange={(series) => wishFor("series", { series })}
        />
      )}
      <h3>{name}</h3>
      <Compared events={shown} />
      <Charts events={shown} />
      <Groups events={shown} />
    </>
  );
}

const orNone = (value: number | null, words: (n: number) => string) =>
  value === null ? <span class="desk-soft">{t("desk.nothing")}</span> : words(value);

const percent = (n: number) => t("ground.percent", { n });

function Compared({ events }: { events: EventRow[] }) {
  return (
    <Rows<EventRow>
      caption={t("desk.part_series")}
      rows={events}
      keyOf={({ code }) => code}
      columns={[
        { heading: t("desk.event"), cell: (event) => <Named event={{ ...event, series: null }} /> },
        { heading: t("desk.people"), number: true, cell: ({ people }) => number(people) },
        { heading: t("desk.ideas"), number: true, cell: ({ ideas }) => number(ideas) },
        { heading: t("desk.pledges"), number: true, cell: ({ pledges }) => number(pledges) },
        {
          heading: t("desk.kept"),
          number: true,
          cell: (event) => orNone(keptShare(event), percent),
        },
        {
          heading: t("desk.ladder"),
          number: true,
          cell: (event) => orNone(ladderOf(event), number),
        },
      ]}
    />
  );
}

function Charts({ events }: { events: EventRow[] }) {
  const days = events.map((event) => date(event.created_at));
  const of = (value: (event: EventRow) => number | null) =>
    events.map((event, at) => ({ name: days[at] ?? "", value: value(event) }));
  return (
    <>
      <div class="desk-charts">
        <Chart title={t("desk.people")} values={of(({ people }) => people)} />
        <Chart title={t("desk.ideas")} values={of(({ ideas }) => ideas)} />
        <Chart title={t("desk.pledges")} values={of(({ pledges }) => pledges)} />
        <Chart title={t("desk.kept")} values={of(keptShare)} most={100} words={percent} />
        <Chart title={t("desk.ladder")} values={of(ladderOf)} most={7} />
      </div>
      <p class="field-hint">{t("desk.charts_note")}</p>
    </>
  );
}
