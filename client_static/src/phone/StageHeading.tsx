import type { ComponentChildren } from "preact";
import type { Words } from "../live/selectors";

interface Props {
  words: Words;
  /** The step's name, above. */
  above?: ComponentChildren;
}

/** The screen's one h1; it takes the focus when a stage opens. */
export function StageHeading({ words, above }: Props) {
  return (
    <>
      {above && <p class="eyebrow">{above}</p>}
      <h1 tabIndex={-1} lang={words.lang || undefined}>
        {words.text}
      </h1>
    </>
  );
}
