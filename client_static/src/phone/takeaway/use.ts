import { useEffect } from "preact/hooks";
import { late } from "../late";

const part = late(
  () => import("./part"),
  (module) => module.KeepPlan,
);

/** Taking one's plan home: fetched with the step that offers it. */
export function useTakeAway() {
  useEffect(() => part.want(), []);
  return part.part.value;
}
