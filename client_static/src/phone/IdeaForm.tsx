import { useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { lengthOf, TextField } from "../components/TextField";
import { isBilingual, promptsOf, sessionOf, textIn } from "../live/selectors";
import type { Me, View } from "../wire.gen";
import { language, t } from "../words";
import { ideaDraft } from "./drafts";
import { type StageProps, useHere } from "./here";
import { Later, told } from "./Later";
import { give } from "./notice";
import { writtenIn } from "./written";

export const IDEA_LENGTH = 500;
/** After something was sent the screen changes under the thumb: a second tap is seldom meant. */
export const REST_MS = 600;
/** Fewer letters do not tell what somebody means. */
const TELLING = 12;

/** What is wrong with an idea's words, if anything. */
export function ideaProblem(text: string): string | null {
  const over = lengthOf(text) - IDEA_LENGTH;
  if (over > 0) return t("refusals.text_too_long", { limit: IDEA_LENGTH, over });
  return lengthOf(text) ? null : t("phone.idea_empty");
}

/** An idea that leaves the phone later still comes from the table where it was written. */
function seatOf(view: View, me: Me) {
  const table = me.me.me?.table;
  return table && { table, table_round: sessionOf(view)?.seating?.round ?? null };
}

/** One thought, on its way to the room; and what others wrote that one made one's own. */
export function IdeaForm(props: StageProps) {
  const { me } = useHere();
  return (
    <>
      <Form {...props} />
      {Object.keys(me.supported).length > 0 && <Later part="Supported" {...props} />}
    </>
  );
}

function Form({ stage }: StageProps) {
  const { session, view, me } = useHere();
  const prompts = promptsOf(view, stage.id);
  const draft = ideaDraft(stage.id);
  const text = session.drafts.get(draft).value;
  const [prompt, setPrompt] = useState(prompts[0]?.id ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const rest = useRef(0);

  function write(words: string): void {
    setProblem(null);
    session.drafts.write(draft, words);
  }

  function submit(event: Event): void {
    event.preventDefault();
    // A double tap: the field is empty because its words are on their way.
    if (!text && Date.now() < rest.current) return;
    const wrong = ideaProblem(text);
    setProblem(wrong);
    document.getElementById("idea")?.focus();
    if (wrong) return;
    const words = { text: text.trim(), prompt, lang: writtenIn() };
    const suggested = [...told].slice(-10);
    told.clear();
    void give(session, { type: "post_idea", ...words, ...seatOf(view, me), suggested });
    session.drafts.write(draft, "");
    rest.current = Date.now() + REST_MS;
  }

  return (
    <form class="compose" onSubmit={submit}>
      {prompts.length > 1 && (
        <Choice
          legend={t("phone.which_prompt")}
          value={prompt}
          onChange={setPrompt}
          options={prompts.map((one) => {
            const words = textIn(one, language.value);
            return { value: one.id, label: words.text, lang: words.lang };
          })}
        />
      )}
      <TextField
        id="idea"
        label={t("phone.your_idea")}
        hint={t("phone.idea_hint")}
        value={text}
        onInput={write}
        limit={IDEA_LENGTH}
        lines={3}
        error={problem}
        lang={writtenIn()}
      />
      {isBilingual(view) && <Later part="WrittenIn" stage={stage} />}
      {lengthOf(text) >= TELLING && <Later part="Alike" stage={stage} />}
      <Button kind="main" wide type="submit" disabled={sessionOf(view)?.paused ?? false}>
        {t("phone.send_idea")}
      </Button>
    </form>
  );
}
