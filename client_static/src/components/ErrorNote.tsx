import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../words";

/** Something did not work: what, and what to do. */
export function ErrorNote({ children }: { children: ComponentChildren }) {
  return (
    <div class="error-note" role="alert">
      {children}
    </div>
  );
}

export interface FieldError {
  /** The id of the field, to go there. */
  field: string;
  text: string;
}

interface SummaryProps {
  errors: FieldError[];
  /**
   * Counts the tries to send: each one that fails moves the focus here, typing does not. Without
   * it, every new list is a try.
   */
  tries?: number;
}

/** All that has to be put right, each a link to its field. */
export function ErrorSummary({ errors, tries }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [tries ?? errors]);
  if (!errors.length) return null;
  return (
    <div class="error-note" role="alert" tabIndex={-1} ref={box}>
      <h2 class="error-title">{t("common.problem")}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

// The fragment would become part of the address, which is a join link.
function goTo(event: Event, field: string): void {
  event.preventDefault();
  const target = document.getElementById(field);
  const control = target?.matches("fieldset") ? target.querySelector("input") : target;
  control?.focus();
}
