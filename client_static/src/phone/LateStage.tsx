import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../words";
import type { StageProps } from "./here";

const AGAIN_MS = 2_000;

const fetched = signal<FunctionComponent<StageProps> | null>(null);

/** Few events vote in other ways than with dots: what that needs is not on the first visit's way. */
async function fetchIt(): Promise<void> {
  try {
    const part = await import("./MethodStage");
    await part.speak();
    fetched.value = part.MethodStage;
  } catch {
    setTimeout(fetchIt, AGAIN_MS);
  }
}

/** Once the agenda says that it will be needed, while there is time. */
export function useEarlyFetch(needed: boolean): void {
  useEffect(() => {
    if (needed) void fetchIt();
  }, [needed]);
}

export function LateStage(props: StageProps) {
  const Stage = fetched.value;
  return Stage ? <Stage {...props} /> : <p role="status">{t("common.loading")}</p>;
}
