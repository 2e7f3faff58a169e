import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { t } from "../../words";

interface Props<T> {
  of: T[];
  children(item: T): ComponentChildren;
}

/** One card at a time. It stays while others come and go. */
export function OneByOne<T extends { id: string }>({ of, children }: Props<T>) {
  const [shown, show] = useState("");
  const place = useRef<HTMLParagraphElement>(null);
  const at = Math.max(
    of.findIndex((item) => item.id === shown),
    0,
  );
  const item = of[at];
  if (!item) return null;

  function turn(to: number): void {
    show(of[to]?.id ?? "");
    // The next card is read from its top.
    place.current?.focus();
  }

  return (
    <div class="one-by-one">
      {of.length > 1 && (
        <p class="one-place" ref={place} tabIndex={-1}>
          {t("reading.place", { n: at + 1, of: of.length })}
        </p>
      )}
      <div key={item.id}>{children(item)}</div>
      {of.length > 1 && (
        <div class="one-turn">
          <Turn sign="←" words={t("reading.back")} off={at === 0} act={() => turn(at - 1)} />
          <Turn
            sign="→"
            words={t("reading.next")}
            off={at === of.length - 1}
            act={() => turn(at + 1)}
          />
        </div>
      )}
    </div>
  );
}

interface TurnProps {
  sign: string;
  words: string;
  off: boolean;
  act(): void;
}

// aria-disabled instead of disabled: a button that turns itself off would lose the focus.
function Turn({ sign, words, off, act }: TurnProps) {
  return (
    <Button aria-disabled={off} onClick={() => off || act()}>
      <span class="one-sign" aria-hidden="true">
        {sign}
      </span>
      {words}
    </Button>
  );
}
