import { useState } from "preact/hooks";
import type { Words } from "../../live/selectors";
import type { Answer } from "../../live/surveys";
import { t } from "../../words";
import { Button } from "../Button";
import { lengthOf, TextField } from "../TextField";

const LONGEST = 500;

/** Where words are kept while they are written. */
export interface Writing {
  read(): string;
  write(text: string): void;
}

interface Props {
  words: Words;
  value: string;
  onAnswer(answer: Answer): Promise<boolean>;
  writing?: Writing | undefined;
}

/** Somebody's own words: they go when the field is left, or by the button. */
export function TextAnswer({ words, value, onAnswer, writing }: Props) {
  const [typed, type] = useState<string | null>(() => writing?.read() || null);
  const shown = typed ?? value;
  const over = lengthOf(shown) > LONGEST;
  const waits = shown.trim() !== value.trim();

  function note(text: string): void {
    type(text);
    writing?.write(text);
  }

  async function send(): Promise<void> {
    if (over || !waits) return;
    if (!(await onAnswer(shown.trim()))) return;
    writing?.write("");
    type((now) => (now === shown ? null : now));
  }

  return (
    <div onChange={() => void send()}>
      <TextField
        label={words.text}
        labelLang={words.lang}
        hint={t("survey.text_how")}
        value={shown}
        onInput={note}
        limit={LONGEST}
        lines={3}
      />
      {waits && (
        <Button aria-disabled={over} onClick={() => void send()}>
          {t("survey.send_text")}
        </Button>
      )}
    </div>
  );
}
