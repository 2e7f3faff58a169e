import type { ComponentChildren } from "preact";
import { aboutIn } from "../live/selectors";
import type { CardWords, SheetProps } from "./Cards";

/** One text in every language of the event, the first one first. */
export function Said({ words, say }: Pick<SheetProps, "words"> & { say(in_: CardWords): string }) {
  return (
    <>
      {Object.entries(words).map(([lang, own], place) => (
        <span key={lang} lang={lang} class={place ? "said said-too" : "said"}>
          {say(own)}
        </span>
      ))}
    </>
  );
}

/** Whose event a card belongs to, once it lies in a pile of others. */
export function CardHead({ about, children }: Pick<SheetProps, "about"> & { children: unknown }) {
  const title = aboutIn(about, "title", about.lang);
  return (
    <header class="card-head">
      <p class="card-kind">{children as ComponentChildren}</p>
      <p class="card-event" lang={title.lang}>
        {title.text} · {about.code}
      </p>
    </header>
  );
}

export function Lines({ count }: { count: number }) {
  return (
    <div class="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <span key={i} class="line" />
      ))}
    </div>
  );
}
