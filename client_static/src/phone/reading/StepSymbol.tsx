import { has, t } from "../../words";
import { Drawing } from "./drawings";

/** What a step is, in a line or two. */
export function aboutStep(kind: string): string {
  const key = `reading.about_${kind}`;
  return has(key) ? t(key) : "";
}

/** A drawing of what one does now, and the words for it. */
export function StepSymbol({ of }: { of: string }) {
  const about = aboutStep(of);
  return (
    <div class="symbol">
      <Drawing of={of} />
      {about && <p>{about}</p>}
    </div>
  );
}
