import { useEffect, useState } from "preact/hooks";
import { openStage, orderedStages, promptsOf, sessionOf, textIn } from "../live/selectors";
import type { PromptEntity, View } from "../wire.gen";
import { language, t } from "../words";
import type { Show } from "./Board";
import { partOf } from "./scene";

const TURN_MS = 15_000;
/** From this length on, a prompt is set at the smallest size that the last row can read. */
const LONG_PROMPT = 60;

/** Where we are on the programme, and what is put to the room, in each of its languages. */
export function Heading({ show, note }: { show: Show; note?: string | undefined }) {
  const stage = openStage(show.view) ?? lastStage(show.view);
  const prompt = useOneOf(stage ? promptsOf(show.view, stage.id) : [], show.paused);
  const name = stage ? t(`common.stage.${stage.kind}`) : "";
  return (
    <header class="heading">
      {stage && (
        <p class="heading-part">
          <span class="heading-step">{t("board.part", partOf(show.view, stage))}</span>
          {note ? <span class="heading-note">{note}</span> : prompt && <span>{name}</span>}
        </p>
      )}
      {prompt ? <Prompt prompt={prompt} view={show.view} /> : <h1 class="prompt">{name}</h1>}
    </header>
  );
}

/** After the event, its last words stay. */
const lastStage = (view: View) => orderedStages(view).reverse()[0];

function Prompt({ prompt, view }: { prompt: PromptEntity; view: View }) {
  const main = textIn(prompt, language.value);
  const tags = sessionOf(view)?.languages ?? [];
  const others = tags
    .map((tag) => textIn(prompt, tag))
    .filter(({ lang, text }) => lang !== main.lang && text !== main.text);
  const size = main.text.length > LONG_PROMPT ? "prompt prompt-long" : "prompt";
  return (
    <>
      <h1 class={size} lang={main.lang}>
        {main.text}
      </h1>
      {others.map(({ text, lang }) => (
        <p key={lang} class="prompt-other" lang={lang}>
          {text}
        </p>
      ))}
    </>
  );
}

/** A stage with several prompts shows one after the other. */
function useOneOf(prompts: PromptEntity[], paused: boolean): PromptEntity | undefined {
  const [index, setIndex] = useState(0);
  const several = prompts.length > 1;
  useEffect(() => {
    if (!several || paused) return;
    const turning = setInterval(() => setIndex((n) => n + 1), TURN_MS);
    return () => clearInterval(turning);
  }, [several, paused]);
  return prompts[index % Math.max(1, prompts.length)];
}
