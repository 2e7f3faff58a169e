import { fetchSecured } from "../../live/secured";

/** What `GET /api/sessions/{code}/reminders` answers (docs/protocol.md). */
export interface ReminderStatus {
  mail: boolean;
  on: boolean;
  time_zone: string;
  addresses: number;
  bounced: number;
  dates: { days: number; at: number | null; sent: number; failed: number; bounced: number }[];
}

/** 1 and 4 weeks, 3 and 6 months. */
const USUAL = [7, 28, 91, 182];

/** The dates to choose from: the usual ones, and what else there is. */
export const offered = (days: number[]): number[] =>
  [...new Set([...USUAL, ...days])].sort((one, other) => one - other);

/** What it will be once it is saved: it shows at once. */
export const changed = (status: ReminderStatus, days: number[], on: boolean): ReminderStatus => ({
  ...status,
  on,
  dates: offered(days)
    .filter((one) => days.includes(one))
    .map((one) => status.dates.find((other) => other.days === one) ?? { ...NONE, days: one }),
});

const NONE = { at: null, sent: 0, failed: 0, bounced: 0 };

/** How reminders are set, and how mail went; null when it cannot be asked now. */
export async function remindersOf(code: string, token: string): Promise<ReminderStatus | null> {
  const answer = await fetchSecured(`/api/sessions/${code}/reminders`, token);
  return answer ? ((await answer.json()) as ReminderStatus) : null;
}
