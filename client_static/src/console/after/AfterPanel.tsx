import { useDesk } from "../desk";
import { Keeping } from "../keeping/Keeping";
import { CheckIns } from "./CheckIns";
import { NextSteps } from "./NextSteps";
import { Reminders } from "./Reminders";

/** What comes after the event: what people are told now, and what they tell since. */
export function AfterPanel() {
  const { me } = useDesk();
  return (
    <>
      <CheckIns />
      {me.role === "facilitator" && <NextSteps />}
      {me.role === "facilitator" && <Reminders />}
      {me.role === "facilitator" && <Keeping />}
    </>
  );
}
