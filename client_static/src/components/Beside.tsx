import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";

/** Words on the screen, and the language they stand in. */
export interface Said {
  text: string;
  lang: string;
  /** The step whose symbol stands above them. */
  sign?: string | undefined;
}

/** What reads words aloud, on phones whose owner asked for it. */
export const listen = signal<FunctionComponent<Said> | null>(null);

export function Beside(said: Said) {
  const Listen = listen.value;
  return Listen && said.text ? <Listen {...said} /> : null;
}
