import type { Me } from "../wire.gen";
import { keep, read } from "./kept";
import { NEWCOMERS } from "./store";

/** The seats of people without a phone of their own, on a phone or a scribe's console. */

/** Somebody's whole view, also before the server has told anything of it. */
export const wholeMe = (told: Partial<Me> | undefined): Me => ({ ...NEWCOMERS, ...told });

const keyOf = (code: string, seat: string | null): string =>
  `pledgewall:${code}:seat:${seat ?? "owner"}`;

/** What a person is called on this device. It never leaves it. */
export const labelOf = (code: string, seat: string | null): string => read(keyOf(code, seat)) ?? "";

export const keepLabel = (code: string, seat: string | null, label: string): void =>
  keep(keyOf(code, seat), label);
