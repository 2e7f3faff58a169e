import type { Privacy } from "../../wire.gen";

/** What people are told of their data, as it is typed; the numbers right or not yet. */
export interface TypedPrivacy {
  controller: string;
  contact: string;
  basis: NonNullable<Privacy["basis"]>;
  notice: Record<string, string>;
  months: string;
  hours: string;
}

export const MONTHS = { from: 1, to: 120 };
export const HOURS = { from: 0, to: 720 };

export const typedPrivacy = (privacy: Privacy = {}): TypedPrivacy => ({
  controller: privacy.controller ?? "",
  contact: privacy.contact ?? "",
  basis: privacy.basis ?? "",
  notice: privacy.notice ?? {},
  months: String(privacy.months ?? 12),
  hours: String(privacy.link_hours ?? 24),
});

export const isWithin = (typed: string, { from, to }: { from: number; to: number }): boolean =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= from && Number(typed) <= to;

export const isRight = ({ months, hours }: TypedPrivacy): boolean =>
  isWithin(months, MONTHS) && isWithin(hours, HOURS);

/** As the server takes it. */
export const writtenPrivacy = ({ months, hours, ...rest }: TypedPrivacy) => ({
  ...rest,
  months: Number(months),
  link_hours: Number(hours),
});
