import type { ComponentChildren } from "preact";
import { day } from "../dates";
import type { IdeaEntity, PledgeEntity } from "../wire.gen";
import { t } from "../words";
import { OwnWords } from "./IdeaCard";

interface Props {
  pledge: PledgeEntity;
  /** The ideas it came from, as far as they are at hand. */
  origins?: Pick<IdeaEntity, "id" | "text" | "lang">[];
  note?: ComponentChildren;
  children?: ComponentChildren;
}

/** A promise, its kind told by a shape and a word. */
export function PledgeCard({ pledge, origins = [], note, children }: Props) {
  return (
    <article class={`card card-${pledge.kind}`}>
      <p class="card-note">
        <Kind kind={pledge.kind} />
        {note}
      </p>
      <OwnWords text={pledge.text} lang={pledge.lang} />
      <Signature pledge={pledge} />
      {pledge.support && (
        <p class="card-detail">
          <span class="card-term">{t("common.support")}</span>{" "}
          <span lang={pledge.lang || undefined}>{pledge.support}</span>
        </p>
      )}
      {origins.map((idea) => (
        <p class="card-detail card-origin" key={idea.id}>
          <span class="card-term">{t("common.from_idea")}</span>{" "}
          <q lang={idea.lang || undefined}>{idea.text}</q>
        </p>
      ))}
      {pledge.joiners > 0 && (
        <p class="card-detail card-joiners">{t("common.joiners", { n: pledge.joiners })}</p>
      )}
      {children}
    </article>
  );
}

/** A square mark for an action, a round one for culture, and always the word. */
export function Kind({ kind }: { kind: PledgeEntity["kind"] }) {
  return (
    <span class={`kind kind-${kind}`}>
      <span class="kind-mark" aria-hidden="true" />
      {t(kind === "action" ? "common.action" : "common.culture")}
    </span>
  );
}

function Signature({ pledge }: { pledge: PledgeEntity }) {
  const { who, group, by_when, due, lang } = pledge;
  if (!who && !group && !by_when && !due) return null;
  return (
    <p class="card-detail card-signature">
      <span lang={lang || undefined}>{[who, group].filter(Boolean).join(", ")}</span>
      {(by_when || due) && (
        <span class="card-by">
          <span class="card-term">{t("common.by_when")}</span>{" "}
          {by_when && <span lang={lang || undefined}>{by_when}</span>}
          {by_when && due && " · "}
          {due && <time dateTime={due}>{day(due)}</time>}
        </span>
      )}
    </p>
  );
}
