import { useEffect } from "preact/hooks";
import { sessionOf } from "../live/selectors";
import { useHere } from "./here";
import { late } from "./late";
import "./seat.css";

const table = late(() => import("./Table"));

/** Where one sits, in an event with tables; it is fetched only there. */
export function Seat() {
  const { session, view } = useHere();
  const there = Boolean(sessionOf(view)?.seating);
  const part = table.part.value;
  useEffect(() => {
    if (there) table.want();
  }, [there]);
  useEffect(() => {
    if (there) part?.sitAsAddressed(session);
  }, [there, part]);
  return there && part ? <part.Table /> : null;
}
