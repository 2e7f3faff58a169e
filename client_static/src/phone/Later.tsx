import { useEffect } from "preact/hooks";
import type { StageProps } from "./here";
import { late } from "./late";

const parts = late(() => import("./suggested"));

/** What was suggested to somebody who writes, and is not taken up yet. */
export const told = new Set<string>();

interface Props extends StageProps {
  part: "Alike" | "Supported" | "WrittenIn";
}

/** It is fetched when it is needed, and nothing waits for it: without a network, it is not there. */
export function Later({ part, stage }: Props) {
  useEffect(() => parts.want(), []);
  const Part = parts.part.value?.[part];
  return Part ? <Part stage={stage} /> : null;
}
