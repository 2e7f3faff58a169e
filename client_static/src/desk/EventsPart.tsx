import { date } from "../dates";
import { isDeletedSoon } from "../live/retention";
import { number, t } from "../words";
import type { EventRow } from "./data";
import { ConsoleLink } from "./EventLink";
import type { PartProps } from "./Parts";
import { hashOf } from "./place";
import { Rows } from "./Rows";
import { Kept, Title } from "./said";

/** Every event, the newest first. */
export function EventsPart({ events, today }: PartProps) {
  return (
    <Rows<EventRow>
      caption={t("desk.part_events")}
      rows={events}
      keyOf={({ code }) => code}
      columns={[
        {
          heading: t("desk.event"),
          cell: (event) => (
            <>
              <Named event={event} />
              <Deletion at={event.deletes_at} today={today} />
            </>
          ),
        },
        { heading: t("desk.people"), number: true, cell: ({ people }) => number(people) },
        { heading: t("desk.ideas"), number: true, cell: ({ ideas }) => number(ideas) },
        { heading: t("desk.pledges"), number: true, cell: PledgesOf },
        { heading: t("desk.kept"), cell: (event) => <Kept event={event} /> },
        { heading: t("desk.run"), cell: ({ code }) => <ConsoleLink code={code} /> },
      ]}
    />
  );
}

export function Named({ event }: { event: EventRow }) {
  return (
    <>
      <strong class="desk-name">
        <Title event={event} />
      </strong>
      <span class="desk-small">
        {date(event.created_at)} · {event.code}
      </span>
      {event.series && (
        <span class="desk-small">
          {t("desk.in_series")}{" "}
          <a href={hashOf("series", { series: event.series })} lang={event.lang}>
            {event.series}
          </a>
        </span>
      )}
    </>
  );
}

/** The day on which all of it goes; while there is little time left, so that nobody overlooks it. */
function Deletion({ at, today }: { at: number; today: string }) {
  return isDeletedSoon(at, Date.parse(today)) ? (
    <span class="desk-badge desk-late">{t("desk.deletes_soon", { date: date(at) })}</span>
  ) : (
    <span class="desk-small">{t("desk.deletes", { date: date(at) })}</span>
  );
}

function PledgesOf({ code, pledges }: EventRow) {
  if (!pledges) return number(0);
  return (
    <a class="lone-link rows-link" href={hashOf("pledges", { event: code })}>
      {number(pledges)}
    </a>
  );
}
