import type { ComponentChildren } from "preact";
import type { Words } from "../live/selectors";

interface Props {
  words: Words;
  /** The step's name, above. */
  above?: ComponentChildren;
}

/** From this length on, a prompt is read and no headline. */
const CARD = 160;

/** The screen's one h1; it takes the focus when a stage opens. */
export function StageHeading({ words, above }: Props) {
  const lang = words.lang || undefined;
  if (above && words.text.length > CARD) {
    return (
      <>
        <h1 tabIndex={-1}>{above}</h1>
        <p class="lead verse" lang={lang}>
          {words.text}
        </p>
      </>
    );
  }
  return (
    <>
      {above && <p class="eyebrow">{above}</p>}
      <h1 class="verse" tabIndex={-1} lang={lang}>
        {words.text}
      </h1>
    </>
  );
}
