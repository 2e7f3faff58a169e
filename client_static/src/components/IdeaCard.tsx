import type { ComponentChildren } from "preact";
import type { IdeaEntity, OwnIdea } from "../wire.gen";
import { t } from "../words";

interface Props {
  idea: Pick<IdeaEntity | OwnIdea, "text" | "lang"> & Partial<Pick<IdeaEntity, "merged">>;
  /** Said above the words: "yours", "waiting for approval". */
  note?: ComponentChildren;
  /** Below the words: buttons, tallies. */
  children?: ComponentChildren;
}

/** A card that somebody wrote. */
export function IdeaCard({ idea, note, children }: Props) {
  const merged = idea.merged ?? [];
  return (
    <article class="card">
      {note && <p class="card-note">{note}</p>}
      <OwnWords text={idea.text} lang={idea.lang} />
      {merged.length > 0 && (
        <details class="card-merged">
          <summary>{t("common.merged", { n: merged.length })}</summary>
          <ul class="plain-list">
            {merged.map((original) => (
              <li key={original.id}>
                <OwnWords text={original.text} lang={original.lang} />
              </li>
            ))}
          </ul>
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
    <p class="card-words" lang={lang || undefined} dir="auto">
      {text}
    </p>
  );
}
