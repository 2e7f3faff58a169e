import { Drafts } from "./drafts";
import { isOnce } from "./planSecret";

/**
 * What was typed of a pledge's news and not told yet: a reload without a network finds it. Null on
 * a device that several people share: nothing of a plan stays there.
 */
export const draftsOf = (code: string, pledge: string): Drafts | null =>
  isOnce() ? null : new Drafts(code, `:plan:${pledge}`);

export const isBegun = (code: string, pledge: string): boolean =>
  Boolean(draftsOf(code, pledge)?.names().length);

/** Throw away what was typed of all of them: the plan is closed here, or erased. */
export function forgetDrafts(code: string): void {
  const drafts = new Drafts(code, ":plan");
  for (const name of drafts.names()) drafts.write(name, "");
}
