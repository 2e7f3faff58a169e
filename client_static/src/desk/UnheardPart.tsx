import { date } from "../dates";
import { t } from "../words";
import { useAnswer } from "./asking";
import type { EventRow, Pledges } from "./data";
import { groupsOf } from "./Groups";
import type { PartProps } from "./Parts";
import { hashOf } from "./place";
import { Title } from "./said";

/** Who has not been heard from: in the rooms, and of the pledges since. */
export function UnheardPart({ events, deskKey }: PartProps) {
  return (
    <>
      <MissingGroups events={events} />
      <section>
        <h3>{t("desk.unheard_pledges")}</h3>
        <ul class="plain-list desk-list">
          <Count wish={{ heard: "never" }} words="desk.unheard_never" deskKey={deskKey} />
          <Count wish={{ heard: "not_lately" }} words="desk.unheard_long" deskKey={deskKey} />
          <Count wish={{ due: "overdue" }} words="desk.unheard_overdue" deskKey={deskKey} />
        </ul>
      </section>
      <Silent events={events} />
    </>
  );
}

/** Those that were fewer than expected, or perhaps fewer, wherever that was published. */
function MissingGroups({ events }: { events: EventRow[] }) {
  const groups = groupsOf(events);
  const missing = groups.flatMap((group) => {
    const times = group.events.filter(({ stands }) => stands === "fewer" || stands === "perhaps");
    return times.length ? [{ ...group, times: times.length }] : [];
  });
  return (
    <section>
      <h3>{t("desk.unheard_groups")}</h3>
      {missing.length > 0 ? (
        <ul class="plain-list desk-list">
          {missing
            .sort((one, other) => other.times - one.times)
            .map(({ key, name, lang, times, events: all }) => (
              <li key={key}>
                <strong lang={lang}>{name}</strong>{" "}
                {t("desk.missing_times", { times, all: all.length })}
              </li>
            ))}
        </ul>
      ) : (
        <p>{t(groups.length ? "desk.unheard_nobody" : "desk.no_groups")}</p>
      )}
      <p class="field-hint">{t("desk.groups_note")}</p>
    </section>
  );
}

interface CountProps {
  wish: Record<string, string>;
  words: "desk.unheard_never" | "desk.unheard_long" | "desk.unheard_overdue";
  deskKey: string;
}

function Count({ wish, words, deskKey }: CountProps) {
  const { found } = useAnswer<Pledges>(`/api/desk/pledges?${new URLSearchParams(wish)}`, deskKey);
  return (
    <li>
      <a class="lone-link" href={hashOf("pledges", wish)}>
        {t(words)}
        {found && `: ${found.total}`}
      </a>
    </li>
  );
}

/** Events with pledges of which nobody has said how they go. */
function Silent({ events }: { events: EventRow[] }) {
  const silent = events.filter(({ pledges, checked_in }) => pledges > 0 && checked_in === 0);
  return (
    <section>
      <h3>{t("desk.unheard_events")}</h3>
      {silent.length > 0 ? (
        <ul class="plain-list desk-list">
          {silent.map((event) => (
            <li key={event.code}>
              <a class="lone-link" href={hashOf("pledges", { event: event.code })}>
                <Title event={event} />
              </a>{" "}
              {date(event.created_at)} · {t("common.pledges", { n: event.pledges })}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t("desk.all_heard")}</p>
      )}
    </section>
  );
}
