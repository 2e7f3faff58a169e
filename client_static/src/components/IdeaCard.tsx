import type { ComponentChildren } from "preact";
import type { Card } from "../live/cards";
import { t } from "../words";
import { Beside } from "./Beside";

interface Props {
  idea: Pick<Card, "text" | "lang" | "merged" | "size">;
  /** Said above the words: "yours", "waiting for approval". */
  note?: ComponentChildren;
  /** Below the words: buttons, tallies. */
  children?: ComponentChildren;
}

/** A card that somebody wrote, or a theme with the cards in it. */
export function IdeaCard({ idea, note, children }: Props) {
  const merged = idea.merged ?? [];
  const { size } = idea;
  return (
    <article class="card">
      {note && <p class="card-note">{note}</p>}
      <OwnWords text={idea.text} lang={idea.lang} />
      {merged.length > 0 && (
        <details class="card-merged">
          <summary>
            {t(size ? "common.ideas" : "common.merged", { n: size || merged.length })}
          </summary>
          <ul class="plain-list">
            {merged.map((original) => (
              <li key={original.id}>
                <OwnWords text={original.text} lang={original.lang} />
              </li>
            ))}
          </ul>
          {size && size > merged.length && (
            <p>{t("common.ideas_left", { n: size - merged.length })}</p>
          )}
        </details>
      )}
      {children}
    </article>
  );
}

/** A person's words, in the language they wrote. */
export function OwnWords({ text, lang }: { text: string; lang: string }) {
  if (!text) return <p class="card-words card-erased">{t("common.erased")}</p>;
  return (
    <>
      <p class="card-words" lang={lang || undefined} dir="auto">
        {text}
      </p>
      <Beside text={text} lang={lang} />
    </>
  );
}
