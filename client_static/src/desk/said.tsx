import { date } from "../dates";
import { nameIn, type Words } from "../live/selectors";
import { language, t } from "../words";
import type { EventRow, FollowUp } from "./data";

/** An event's title in the reader's language, where it has one. */
export function titleOf(event: EventRow): Words {
  return nameIn({ [event.lang]: event.title, ...event.titles }, language.value);
}

export function Title({ event }: { event: EventRow }) {
  const { text, lang } = titleOf(event);
  return <span lang={lang}>{text}</span>;
}

/** A day that came as "2026-11-30". */
export function day(iso: string): string {
  const [year = 0, month = 1, number = 1] = iso.split("-").map(Number);
  return date(new Date(year, month - 1, number).getTime());
}

export const followUp = (status: FollowUp): string => t(`follow_up.${status}`);

/** Of those pledges that nobody dropped: how many were kept, in per cent. */
export function keptShare({ pledges, follow_ups }: EventRow): number | null {
  return pledges ? Math.round((100 * follow_ups.kept) / pledges) : null;
}

/** "12 of 35 kept", with a bar that says the same. */
export function Kept({ event }: { event: EventRow }) {
  const share = keptShare(event);
  if (share === null) return <>{t("desk.no_pledges")}</>;
  return (
    <>
      <span class="share-bar" aria-hidden="true">
        <span class="share-part" style={{ width: `${share}%` }} />
      </span>
      {t("desk.kept_of", { kept: event.follow_ups.kept, all: event.pledges })}
    </>
  );
}

/** Whether everybody can read it; nothing where everybody can. */
export function Standing({ status }: { status: "shown" | "held" | "hidden" }) {
  return status === "shown" ? null : (
    <span class="desk-badge">{t(status === "held" ? "desk.held" : "desk.hidden")}</span>
  );
}
