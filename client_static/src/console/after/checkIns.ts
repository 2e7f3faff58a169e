import type { CheckInEntity, View } from "../../wire.gen";

/** What was told of pledges, apart from how they stand. */
const told = (view: View): CheckInEntity[] =>
  Object.values(view.check_ins).filter(({ story, picture, help }) => story || picture || help);

/** What waits for the facilitator. */
export const waitingCheckIns = (view: View): CheckInEntity[] =>
  told(view).filter(({ state }) => state === "held");

/** All else, the latest day first. */
export const settledCheckIns = (view: View): CheckInEntity[] =>
  told(view)
    .filter(({ state }) => state !== "held")
    .sort((a, b) => b.at - a.at);
