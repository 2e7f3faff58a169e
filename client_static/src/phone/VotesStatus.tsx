import { Status } from "../components/Status";
import { deedOf } from "../live/outbox";
import { useHere } from "./here";

/** Whether one's votes have arrived; said once, where nothing moves under the thumb. */
export function VotesStatus() {
  const { session, me } = useHere();
  const waiting = session.outbox?.waiting.value ?? [];
  const kept = waiting.some(({ command }) => deedOf(command).type === "cast_vote");
  return kept || Object.keys(me.votes).length ? <Status sent={!kept} /> : null;
}
