import { keepToken } from "../live/consoleToken";
import type { Created } from "./data";

const KEY = "pledgewall:created";

/** For a reload of this tab; the console's secret also for the console on this computer. */
export function keepCreated(created: Created): void {
  keepToken(created.code, created.facilitator_token);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(created));
  } catch {
    // Then a reload loses the page, but not the console on this computer.
  }
}

export function lastCreated(): Created | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Created | null;
  } catch {
    return null;
  }
}

export function forgetCreated(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept there, then.
  }
}
