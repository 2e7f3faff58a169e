import { signal } from "@preact/signals";
import type { ComponentChildren, FunctionComponent, VNode } from "preact";
import { t } from "../words";

interface EasyPart {
  StepSymbol: FunctionComponent<{ of: string }>;
  OneByOne<T extends { id: string }>(props: CardListProps<T>): VNode | null;
}

/** What only easy read shows; null without it, and until it is there. */
export const easyPart = signal<EasyPart | null>(null);

/** In easy read: the step's symbol, and what the step is in one line. */
export function Sign({ of }: { of: string | undefined }) {
  const part = easyPart.value;
  return part && of ? <part.StepSymbol of={of} /> : null;
}

interface CardListProps<T> {
  of: T[];
  children(item: T): ComponentChildren;
}

/** Cards one under the other; one after the other in easy read. */
export function CardList<T extends { id: string }>({ of, children }: CardListProps<T>) {
  const part = easyPart.value;
  if (part) return <part.OneByOne of={of}>{children}</part.OneByOne>;
  return (
    <ul class="cards">
      {of.map((item) => (
        <li key={item.id}>{children(item)}</li>
      ))}
    </ul>
  );
}

interface PutAwayProps {
  /** Something in it needs a look. */
  open: boolean;
  children: ComponentChildren;
}

/** What easy read puts away until it is asked for. */
export function PutAway({ open, children }: PutAwayProps) {
  if (!easyPart.value) return <>{children}</>;
  return (
    <details class="more" open={open}>
      <summary>{t("reading.more")}</summary>
      {children}
    </details>
  );
}
