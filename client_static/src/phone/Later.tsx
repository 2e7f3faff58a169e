import { useEffect } from "preact/hooks";
import type { StageProps } from "./here";
import { late } from "./late";

const parts = late(async () => {
  const found = await import("./suggested");
  await found.speak();
  return found;
});

interface Props extends StageProps {
  part: "Alike" | "Supported";
}

/** It is fetched when it is needed, and nothing waits for it: without a network, it is not there. */
export function Later({ part, stage }: Props) {
  useEffect(() => parts.want(), []);
  const Part = parts.part.value?.[part];
  return Part ? <Part stage={stage} /> : null;
}
