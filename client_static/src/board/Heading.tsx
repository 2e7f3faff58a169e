import { useEffect, useState } from "preact/hooks";
import { openStage, orderedStages, promptsOf, sessionOf } from "../live/selectors";
import type { View } from "../wire.gen";
import { language, t } from "../words";
import type { Show } from "./Board";
import { PictureOf } from "./PictureOf";
import { dwellFor } from "./pages";
import { Said } from "./Said";
import { partOf } from "./scene";
import { type Sheet, sheetsOf } from "./sheets";
import { othersOf } from "./spoken";

const TURN_MS = 15_000;
/** From this length on, a prompt is set at the smallest size that the last row can read. */
const LONG_PROMPT = 60;
/** The same beside a picture, where a line holds a dozen letters. */
const LONG_BESIDE = 24;

interface Props {
  show: Show;
  note?: string | undefined;
  /** Whether the prompt has the board, so that a long one is shown whole, sheet by sheet. */
  whole?: boolean;
}

/** Where we are on the programme, and what is put to the room, in each of its languages. */
export function Heading({ show, note, whole = false }: Props) {
  const stage = openStage(show.view) ?? lastStage(show.view);
  const prompts = stage ? promptsOf(show.view, stage.id) : [];
  const tags = othersOf(sessionOf(show.view)?.languages ?? []);
  const sheets = prompts.flatMap((prompt) => sheetsOf(prompt, language.value, tags, whole));
  const sheet = useOneOf(sheets, show.paused);
  const prompt = sheet?.prompt;
  const name = stage && <Said of={`common.stage.${stage.kind}`} />;
  return (
    <header class="heading">
      {stage && (
        <p class="heading-part">
          <span class="heading-step">{t("board.part", partOf(show.view, stage))}</span>
          {note ? <span class="heading-note">{note}</span> : prompt && <span>{name}</span>}
          {sheet && sheet.of > 1 && <span>{t("board.sheet", { n: sheet.n, of: sheet.of })}</span>}
        </p>
      )}
      {sheet ? <Prompt {...{ sheet, show }} /> : <h1 class="prompt">{name}</h1>}
    </header>
  );
}

/** After the event, its last words stay. */
const lastStage = (view: View) => orderedStages(view).reverse()[0];

function Prompt({ sheet, show }: { sheet: Sheet; show: Show }) {
  const { words, others, prompt, card } = sheet;
  const long = words.text.length > (prompt.picture ? LONG_BESIDE : LONG_PROMPT);
  const size = card ? "prompt-card" : long ? "prompt-long" : "";
  const said = (
    <>
      <h1 class={`prompt ${size}`} lang={words.lang}>
        {words.text}
      </h1>
      {others.map(({ text, lang }) => (
        <p key={lang} class="prompt-other" lang={lang}>
          {text}
        </p>
      ))}
    </>
  );
  return prompt.picture ? (
    <div class="pictured">
      <div>{said}</div>
      <PictureOf class="pictured-side" picture={prompt.picture} view={show.view} />
    </div>
  ) : (
    said
  );
}

/** Several prompts, and what does not fit at once, show one after the other. */
function useOneOf(sheets: Sheet[], paused: boolean): Sheet | undefined {
  const [index, setIndex] = useState(0);
  const several = sheets.length > 1;
  const at = index % Math.max(1, sheets.length);
  const sheet = sheets[at];
  const stay = sheet?.card ? dwellFor([sheet.words.text]) : TURN_MS;
  useEffect(() => {
    if (!several || paused) return;
    const turning = setTimeout(() => setIndex(at + 1), stay);
    return () => clearTimeout(turning);
  }, [several, paused, at, stay]);
  return sheet;
}
