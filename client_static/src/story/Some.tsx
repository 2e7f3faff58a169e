import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { t } from "../words";

interface Props<T> {
  all: T[];
  most: number;
  class: string;
  children(one: T): ComponentChildren;
}

/** The first of many, the others folded: paper shows them all, and so does who asks. */
export function Some<T extends { id: string }>({ all, most, class: name, children }: Props<T>) {
  const [whole, setWhole] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const left = whole ? 0 : Math.max(0, all.length - most);

  function open(): void {
    const first = list.current?.children[most];
    setWhole(true);
    // The button goes: whoever pressed it by keyboard reads on where the list does.
    if (first instanceof HTMLElement) requestAnimationFrame(() => first.focus());
  }

  return (
    <>
      <ul class={`plain-list ${name}`} ref={list}>
        {all.map((one, at) => (
          <li key={one.id} tabIndex={-1} class={!whole && at >= most ? "folded" : undefined}>
            {children(one)}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p class="unfold">
          <Button onClick={open}>{t("story.show_all", { n: left })}</Button>
        </p>
      )}
    </>
  );
}
