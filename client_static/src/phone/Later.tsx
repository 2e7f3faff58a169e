import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { StageEntity } from "../wire.gen";

type Part = FunctionComponent<{ stage: StageEntity }>;

/** A part of a stage that is seldom needed: it is fetched when it is, and nothing waits for it. */
export function Later({ load, of }: { load(): Promise<Part>; of: StageEntity }) {
  const [found, setFound] = useState<{ Part: Part } | null>(null);
  useEffect(() => {
    load().then(
      (Part) => setFound({ Part }),
      () => {},
    );
  }, []);
  return found && <found.Part stage={of} />;
}
