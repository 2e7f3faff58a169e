export const DAY_MS = 24 * 3600 * 1000;
/** Before an event is deleted, its console and the desk say so in plain sight. */
const WARNING_DAYS = 30;

export const isDeletedSoon = (at: number, now: number): boolean =>
  at - now <= WARNING_DAYS * DAY_MS;
