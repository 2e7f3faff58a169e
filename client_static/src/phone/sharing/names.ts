import { labelOf } from "../../live/seats";
import type { Session } from "../../live/session";
import { t } from "../../words";
import type { Person } from "./people";

/** What this phone calls somebody who uses it. */
export function nameOf(session: Session, { seat, n }: Person): string {
  const label = labelOf(session.code, seat).trim();
  if (seat) return label || t("seats.person_n", { n });
  return label || session.me.value?.me.me?.name || t("seats.owner");
}
