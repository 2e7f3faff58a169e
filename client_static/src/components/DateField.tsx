import "./date-field.css";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props {
  label: ComponentChildren;
  /** An ISO date, or nothing. */
  value: string;
  onInput(date: string): void;
  hint?: ComponentChildren;
}

/** A day, in the way that the device lets its owner choose one. */
export function DateField({ label, value, onInput, hint }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        class="field-input"
        type="date"
        max="2099-12-31"
        min="2020-01-01"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
