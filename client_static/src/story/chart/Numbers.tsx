import { useEffect, useState } from "preact/hooks";
import { date } from "../../dates";
import type { EventStory, Standing } from "../../wire.gen";
import { number, t } from "../../words";
import { countOf, STATUSES } from "../data";

/** The same as the chart, in figures; paper always has them. */
export function Numbers({ story }: { story: EventStory }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    addEventListener("beforeprint", show);
    return () => removeEventListener("beforeprint", show);
  }, []);
  return (
    <details class="numbers" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("story.table")}</summary>
      <table>
        <caption class="unseen">{t("story.table_name")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("story.when")}</th>
            {STATUSES.map((status) => (
              <th key={status} scope="col">
                {t(`follow_up.${status}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {story.standing.map((one, place) => (
            <tr key={one.at ?? 0}>
              <th scope="row">{whenOf(story, one, place)}</th>
              {STATUSES.map((status) => (
                <td key={status}>
                  <span class="numbers-name">{t(`follow_up.${status}`)}</span>
                  {number(countOf(one, status))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** "Week 3, 21 December 2026". */
function whenOf({ every }: EventStory, { at }: Standing, place: number): string {
  if (at === null) return t("story.now");
  if (place === 0) return `${t("story.at_event")}, ${date(at)}`;
  const n = every === "quarter" ? place * 3 : place;
  return `${t(every === "week" ? "story.week_n" : "story.month_n", { n })}, ${date(at)}`;
}
