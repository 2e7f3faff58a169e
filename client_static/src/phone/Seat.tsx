import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sessionOf } from "../live/selectors";
import { useHere } from "./here";

/** Where one sits, in an event with tables; it is fetched only there. */
export function Seat() {
  const { session, view } = useHere();
  const there = Boolean(sessionOf(view)?.seating);
  const [part, setPart] = useState<{ Table: FunctionComponent } | null>(null);
  useEffect(() => {
    // Without a connection it comes with the next visit.
    if (there)
      void import("./Table").then(
        ({ load }) => load(session).then(setPart),
        () => undefined,
      );
  }, [there]);
  return there && part ? <part.Table /> : null;
}
