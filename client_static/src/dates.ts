import { type Key, t } from "./words";

/** "22 November 2026". Month names are our own: many phones have no Welsh ones. */
export function date(ms: number): string {
  const day = new Date(ms);
  const month = t(`common.months.m${day.getMonth() + 1}` as Key);
  return `${day.getDate()} ${month} ${day.getFullYear()}`;
}

/** The same of a day without a time, "2026-11-22". */
export function day(iso: string): string {
  const [year = 0, month = 1, of = 1] = iso.split("-").map(Number);
  return date(new Date(year, month - 1, of).getTime());
}

/** "14:05", the same in both languages. */
export function time(ms: number): string {
  const moment = new Date(ms);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
