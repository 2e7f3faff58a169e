import { useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { OwnWords } from "../components/IdeaCard";
import type {
  Found,
  IdeaEntity,
  Refused,
  SuggestionEntity,
  SuggestionKind,
  View,
} from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { MergeDialog } from "./MergeDialog";

interface Props {
  /** Tick these ideas in the list, to do something else with them. */
  onSelect(ids: string[]): void;
  /** Only those of this kind. */
  kind?: SuggestionKind;
}

/** Ideas that seem to belong together: found by their words, decided by whoever runs the event. */
export function Suggestions({ onSelect, kind }: Props) {
  const { session, view, me } = useDesk();
  const [state, setState] = useState<"idle" | "asking" | "asked" | "failed">("idle");
  const heading = useRef<HTMLHeadingElement>(null);
  // Moderators merge, and make no themes.
  const wanted = me.role === "moderator" ? "merge" : kind;
  const open = Object.values(view.suggestions ?? {}).flatMap((one) => {
    const ideas = still(one, view);
    return ideas.length > 1 && (wanted ?? one.kind) === one.kind ? [{ one, ideas }] : [];
  });

  async function ask(): Promise<void> {
    setState("asking");
    const answer = await session.ask<Found | Refused>("suggest");
    setState(answer && "suggestions" in answer ? "asked" : "failed");
  }

  if (Object.keys(view.ideas).length < 2) return null;
  return (
    <section class="row-group suggestions">
      <h3 tabIndex={-1} ref={heading}>
        {t("console.suggestions")}
      </h3>
      <p class="hint">{t("console.suggestions_hint")}</p>
      <p>
        <Button disabled={state === "asking"} onClick={ask}>
          {t("console.suggest")}
        </Button>
      </p>
      {state === "failed" && <ErrorNote>{t("refusals.unavailable")}</ErrorNote>}
      <p role="status" class={state === "asked" ? "" : "unseen"}>
        {state === "asking" && t("common.loading")}
        {state === "asked" && t("console.suggested", { n: open.length })}
      </p>
      <ul class="plain-list rows">
        {open.map(({ one, ideas }) => (
          <Row
            key={one.id}
            one={one}
            ideas={ideas}
            onSelect={onSelect}
            onDone={() => heading.current?.focus()}
          />
        ))}
      </ul>
    </section>
  );
}

/** Those of its ideas that still stand by themselves; for a theme, that are in none yet. */
function still(one: SuggestionEntity, { ideas, themes }: View): IdeaEntity[] {
  const grouped = Object.values(themes).flatMap((theme) => theme.ideas);
  const taken = new Set(one.kind === "theme" ? grouped : []);
  return one.ideas.flatMap((id) =>
    ideas[id]?.status === "shown" && !taken.has(id) ? [ideas[id]] : [],
  );
}

interface RowProps extends Pick<Props, "onSelect"> {
  one: SuggestionEntity;
  ideas: IdeaEntity[];
  onDone(): void;
}

function Row({ one, ideas, onSelect, onDone }: RowProps) {
  const { give, problem } = useOrders();
  const [merging, setMerging] = useState(false);
  const names = ideas.map(({ n }) => t("console.idea_n", { n })).join(", ");

  async function dismiss(): Promise<void> {
    if (await give({ type: "dismiss_suggestion", suggestion: one.id })) onDone();
  }

  async function group(): Promise<void> {
    const ids = ideas.map(({ id }) => id);
    if (!(await give({ type: "make_theme", ideas: ids, suggestion: one.id }))) return;
    announce(t("console.theme_made"));
    onDone();
  }

  return (
    <li class="card">
      <p class="card-note">{t(`console.suggests.${one.kind}`)}</p>
      <ul class="plain-list">
        {ideas.map((idea) => (
          <li key={idea.id} class="original">
            <OwnWords text={idea.text} lang={idea.lang} />
          </li>
        ))}
      </ul>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div class="row-acts">
        {one.kind === "merge" && (
          <Button onClick={() => setMerging(true)} aria-label={`${t("console.merge")}: ${names}`}>
            {t("console.merge")}
          </Button>
        )}
        {one.kind === "theme" && (
          <Button onClick={group} aria-label={`${t("console.theme_of_these")}: ${names}`}>
            {t("console.theme_of_these")}
          </Button>
        )}
        <Button
          onClick={() => onSelect(ideas.map(({ id }) => id))}
          aria-label={`${t("console.select")}: ${names}`}
        >
          {t("console.select")}
        </Button>
        <Button kind="quiet" onClick={dismiss} aria-label={`${t("console.dismiss")}: ${names}`}>
          {t("console.dismiss")}
        </Button>
      </div>
      {merging && (
        <MergeDialog
          ideas={ideas}
          suggestion={one.id}
          onClose={(merged) => {
            setMerging(false);
            if (merged) requestAnimationFrame(onDone);
          }}
        />
      )}
    </li>
  );
}
