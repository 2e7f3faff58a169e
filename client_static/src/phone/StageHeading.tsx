import type { ComponentChildren } from "preact";
import { Beside } from "../components/Beside";
import type { Words } from "../live/selectors";
import { Sign } from "./Easy";

interface Props {
  words: Words;
  /** The step's name, above. */
  above?: ComponentChildren;
  /** The step whose symbol stands here in easy read. */
  sign?: string | undefined;
}

/** From this length on, a prompt is read and no headline. */
const CARD = 160;

/** The screen's one h1; it takes the focus when a stage opens. */
export function StageHeading({ words, above, sign }: Props) {
  return (
    <>
      <Sign of={sign} />
      <Heading words={words} above={above} />
      <Beside {...words} sign={sign} />
    </>
  );
}

function Heading({ words, above }: Props) {
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
