import { signal } from "@preact/signals";
import { keep, read } from "../../live/kept";

/** How the owner of this phone likes to read. */
export interface Reading {
  /** Short sentences, symbols, one thing at a time. */
  easy: boolean;
  /** A button beside words that reads them aloud. */
  aloud: boolean;
  /** Of the type, in percent. */
  size: number;
}

const STORED = "pledgewall:reading";
export const SIZES = [100, 125, 150];

/** The stored choice; else what the address asks for, as on a poster in easy read. */
function first(): Reading {
  const asked = /[?&]easy=1/.test(location.search) ? "easy aloud" : "";
  const chosen = (read(STORED) ?? asked).split(" ");
  const size = SIZES.find((one) => chosen.includes(String(one))) ?? 100;
  return { easy: chosen.includes("easy"), aloud: chosen.includes("aloud"), size };
}

export const reading = signal(first());

export function choose(chosen: Partial<Reading>): void {
  reading.value = { ...reading.peek(), ...chosen };
  const { easy, aloud, size } = reading.peek();
  keep(STORED, `${easy ? "easy" : ""} ${aloud ? "aloud" : ""} ${size}`);
}
