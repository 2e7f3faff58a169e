import { useId, useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { OwnWords } from "../../components/IdeaCard";
import { lengthOf, TextField } from "../../components/TextField";
import { promptsOf, sessionOf, textIn } from "../../live/selectors";
import type { Me, StageEntity } from "../../wire.gen";
import { language, t } from "../../words";
import { useDesk } from "../desk";
import type { Seats } from "./seats";

interface Props {
  stage: StageEntity;
  seats: Seats;
  mine: Me;
}

/** Idea cards: type, Enter, the next one. */
export function CardForm({ stage, seats, mine }: Props) {
  const { view } = useDesk();
  const id = useId();
  const prompts = promptsOf(view, stage.id);
  const [prompt, setPrompt] = useState<string | null>(prompts[0]?.id ?? null);
  const [text, write] = useState("");
  const [empty, setEmpty] = useState(false);

  async function send(): Promise<void> {
    setEmpty(lengthOf(text) === 0);
    document.getElementById(id)?.focus();
    if (lengthOf(text) === 0) return;
    const lang = spoken(sessionOf(view)?.languages);
    const sent = text;
    if (!(await seats.act({ type: "post_idea", text: sent.trim(), prompt, lang }))) return;
    // What was typed meanwhile stays.
    write((now) => (now === sent ? "" : now));
    announce(t("common.sent"));
  }

  return (
    <form
      class="row-group"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        const types = event.target instanceof HTMLTextAreaElement;
        // Safari ends a composed word before it says so; 229 is the key then.
        const composes = event.isComposing || event.keyCode === 229;
        if (event.key !== "Enter" || event.shiftKey || composes || !types) return;
        event.preventDefault();
        if (!event.repeat) void send();
      }}
    >
      <h3>{t("console.paper_ideas")}</h3>
      {prompts.length > 1 && (
        <div class="field">
          <label class="field-label" for={`${id}-prompt`}>
            {t("console.paper_prompt")}
          </label>
          <select
            id={`${id}-prompt`}
            class="field-input"
            value={prompt ?? ""}
            onChange={(event) => setPrompt(event.currentTarget.value)}
          >
            {prompts.map((one) => (
              <option key={one.id} value={one.id} lang={textIn(one, language.value).lang}>
                {textIn(one, language.value).text}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextField
        id={id}
        label={t("console.paper_idea")}
        hint={t("console.paper_enter")}
        value={text}
        onInput={(words) => {
          setEmpty(false);
          write(words);
        }}
        error={empty ? t("refusals.text_empty") : null}
        limit={500}
        lines={2}
      />
      <Button type="submit" kind="main">
        {t("console.paper_send")}
      </Button>
      <Written seats={seats} mine={mine} stage={stage} />
    </form>
  );
}

/** The language that the desk is read in, where the event speaks it. */
export const spoken = (languages: string[] | undefined): string | null =>
  languages?.includes(language.value) ? language.value : null;

/** What this person has handed in, the newest first: a slip of the pen can be taken back. */
function Written({ seats, mine, stage }: Props) {
  const ideas = Object.values(mine.ideas)
    .filter((idea) => idea.stage === stage.id)
    .sort((a, b) => b.n - a.n);
  return (
    <ul class="plain-list paper-written">
      {ideas.map((idea) => (
        <li key={idea.id}>
          <strong>{t("console.idea_n", { n: idea.n })}</strong>
          <OwnWords text={idea.text} lang={idea.lang} />
          <Button
            kind="quiet"
            onClick={() => void seats.act({ type: "withdraw_idea", idea: idea.id })}
            aria-label={`${t("console.paper_take_back")}: ${t("console.idea_n", { n: idea.n })}`}
          >
            {t("console.paper_take_back")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
