import { useEffect, useRef } from "preact/hooks";
import type { Said } from "../../components/Beside";
import { Button } from "../../components/Button";
import { easier, t } from "../../words";

import { aboutStep } from "./StepSymbol";
import { hush, say, speaking, voiceFor } from "./voice";

/** So many letters tell one button from another. */
const TELLING = 60;

/** Reads the words beside it aloud, in their language, where the phone has a voice for it. */
export function Listen({ text, lang, sign }: Said) {
  const me = useRef({}).current;
  const speaks = speaking.value === me;
  const about = sign && easier.value ? aboutStep(sign) : "";

  // Whatever takes the words away, a new stage for one, ends the reading too.
  useEffect(() => () => hush(me), [text]);
  if (!voiceFor(lang)) return null;

  function press(): void {
    if (speaks) hush(me);
    else
      say(
        [
          { text: about, lang: "" },
          { text, lang },
        ],
        me,
      );
  }

  return (
    <p class="listen">
      <Button onClick={press}>
        <Speaker speaks={speaks} />
        {t(speaks ? "reading.stop" : "reading.listen")}
        <span class="unseen" lang={lang || undefined}>
          : {text.slice(0, TELLING)}
        </span>
      </Button>
    </p>
  );
}

/** A loudspeaker; a square while it speaks. */
function Speaker({ speaks }: { speaks: boolean }) {
  return (
    <svg class="listen-sign" viewBox="0 0 24 24" aria-hidden="true">
      {speaks ? (
        <path class="ink-full" d="M6 6h12v12H6z" />
      ) : (
        <>
          <path class="ink-full" d="M3 9h4l6-5v16l-6-5H3z" />
          <path class="ink-line" d="M16 8.5c2 2 2 5 0 7M18.5 5.5c4 3.5 4 9.5 0 13" />
        </>
      )}
    </svg>
  );
}
