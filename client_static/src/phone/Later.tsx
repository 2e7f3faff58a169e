import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { StageEntity } from "../wire.gen";

type Parts = typeof import("./suggested");

const parts = signal<Pick<Parts, "Alike" | "Supported"> | null>(null);
let wanted = false;

async function fetchThem(): Promise<void> {
  const found = await import("./suggested");
  await found.speak();
  parts.value = found;
}

interface Props {
  part: "Alike" | "Supported";
  of: StageEntity;
}

/** It is fetched when it is needed, and nothing waits for it: without a network, it is not there. */
export function Later({ part, of }: Props) {
  useEffect(() => {
    if (wanted) return;
    wanted = true;
    fetchThem().catch(() => {
      wanted = false;
    });
  }, []);
  const Part = parts.value?.[part];
  return Part ? <Part stage={of} /> : null;
}
