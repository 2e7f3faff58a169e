import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Option<T extends string> {
  value: T;
  label: ComponentChildren;
  hint?: ComponentChildren;
  lang?: string;
}

interface Props<T extends string> {
  legend: ComponentChildren;
  options: Option<T>[];
  value: T | null;
  onChange(value: T): void;
  error?: string | null;
  id?: string;
}

/** One of several: plain radio buttons, the whole row is the target. */
export function Choice<T extends string>(props: Props<T>) {
  const { legend, options, value, onChange, error, id } = props;
  const made = useId();
  const name = id ?? made;
  return (
    <fieldset class="choice" id={name} aria-describedby={error ? `${name}-error` : undefined}>
      <legend class="field-label">{legend}</legend>
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {options.map((option) => (
        <label class="choice-row" key={option.value} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span class="choice-label">{option.label}</span>
            {option.hint && <span class="field-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
