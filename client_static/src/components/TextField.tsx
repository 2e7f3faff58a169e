import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { language, t } from "../words";

interface Props {
  label: ComponentChildren;
  value: string;
  onInput(text: string): void;
  /** The label's own language, where it is not the page's. */
  labelLang?: string | undefined;
  /** The language of what is written. */
  lang?: string | undefined;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  /** The most characters. More can be typed, so nothing is cut off, and are counted out. */
  limit?: number;
  /** 1 is a single line; more is an area that grows with its text. */
  lines?: number;
  id?: string | undefined;
  /** What the browser may fill in. */
  autoComplete?: string;
  /** Other than sentences: how a phone's keyboard begins words, and whether it corrects them. */
  typing?: Pick<InputHTMLAttributes, "autoCapitalize" | "autoCorrect" | "inputMode" | "spellcheck">;
  onEnter?: () => void;
}

export const lengthOf = (text: string): number => Array.from(text.trim()).length;

/** A field with its label, hint, error and a polite count of the characters left. */
export function TextField(props: Props) {
  const { label, labelLang, value, onInput, hint, error, limit, lines = 1 } = props;
  const made = useId();
  const id = props.id ?? made;
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const described = [hint && `${id}-hint`, error && `${id}-error`, limit && `${id}-count`];

  // The area is as high as its text: nobody scrolls in a slot of three lines.
  useEffect(() => {
    const area = field.current;
    if (lines === 1 || !area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 4}px`;
  }, [value, lines]);

  const shared = {
    id,
    ref: field,
    value,
    class: "field-input",
    // Keyboards listen, correct and guess in this language.
    lang: props.lang ?? labelLang ?? language.value,
    autoCapitalize: "sentences" as const,
    ...props.typing,
    autoComplete: props.autoComplete ?? "off",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };

  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label class="field-label" for={id} lang={labelLang}>
        {label}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {lines === 1 ? (
        <input {...shared} type="text" enterkeyhint={props.onEnter ? "go" : undefined} />
      ) : (
        <textarea {...shared} rows={lines} />
      )}
      {limit && (
        <Count id={`${id}-count`} left={limit - lengthOf(value)} limit={limit} always={lines > 1} />
      )}
    </div>
  );
}

const QUIET_MS = 1_000;

interface CountProps {
  id: string;
  left: number;
  limit: number;
  /** A single line counts only when little room is left. */
  always: boolean;
}

/** Seen at once, spoken only when typing pauses and little room is left. */
function Count({ id, left, limit, always }: CountProps) {
  const [spoken, speak] = useState("");
  const text =
    left < 0 ? t("common.characters_over", { n: -left }) : t("common.characters_left", { n: left });
  const near = left <= limit / 5;

  useEffect(() => {
    const timer = setTimeout(() => speak(near ? text : ""), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, near]);

  return (
    <>
      <p class={left < 0 ? "field-count field-count-over" : "field-count"} id={id}>
        {(always || near) && text}
      </p>
      <span class="unseen" role="status">
        {spoken}
      </span>
    </>
  );
}
