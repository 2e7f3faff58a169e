import { useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { orderedThemes } from "../live/cards";
import { orderedIdeas } from "../live/selectors";
import type { Order } from "../live/session";
import { t } from "../words";
import { DropZone } from "./DropZone";
import { useDesk, useOrders } from "./desk";
import { IdeaPicks } from "./IdeaPicks";
import { matches } from "./IdeasPanel";
import { Suggestions } from "./Suggestions";
import { ThemeRow } from "./ThemeRow";
import { VoteSubject } from "./VoteSubject";

/** The most that one order can group. */
const MOST = 500;

/** Ideas that belong together: selected, made a theme, and named when they all are. */
export function ThemesPanel() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const [wanted, search] = useState("");
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const status = useRef<HTMLParagraphElement>(null);
  const themes = orderedThemes(view);
  const themeOf = new Map(themes.flatMap(({ id, ideas }) => ideas.map((idea) => [idea, id])));
  const left = orderedIdeas(view).filter(
    (idea) => idea.status === "shown" && !themeOf.has(idea.id),
  );
  const found = left.filter((idea) => matches(idea, wanted));
  const selected = [...chosen].filter((id) => view.ideas[id]);

  async function group(order: Order, news?: string): Promise<void> {
    if (!(await give(order))) return;
    choose(new Set());
    if (news) announce(news);
    // The button that was pressed may be gone, or quiet.
    status.current?.focus();
  }

  const make = (ideas: string[]) => group({ type: "make_theme", ideas }, t("console.theme_made"));
  const add = (theme: string, ideas: string[]) => group({ type: "add_to_theme", theme, ideas });
  const takeOut = (ideas: string[]) => group({ type: "remove_from_theme", ideas });
  /** What is dragged goes alone, unless it is one of those that are selected. */
  const dragged = (id: string) => (chosen.has(id) ? selected : [id]);

  return (
    <>
      <p>{t("console.themes_how")}</p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div class="merge-bar">
        <p role="status" tabIndex={-1} ref={status}>
          {t("console.themes_selected", { n: selected.length })}
        </p>
        <Button kind="main" disabled={!selected.length} onClick={() => make(selected)}>
          {t("console.theme_make")}
        </Button>
        {selected.some((id) => themeOf.has(id)) && (
          <Button onClick={() => takeOut(selected)}>{t("console.themes_take_out")}</Button>
        )}
        {selected.length > 0 && (
          <Button kind="quiet" onClick={() => choose(new Set())}>
            {t("console.select_none")}
          </Button>
        )}
      </div>
      <div class="grouping">
        <DropZone named="ungrouped" onDrop={(id) => takeOut(dragged(id))}>
          <h3 id="ungrouped">{t("console.ungrouped", { n: left.length })}</h3>
          <TextField label={t("console.search")} value={wanted} onInput={search} />
          {wanted.trim() && found.length > 1 && (
            <Button
              kind="quiet"
              onClick={() =>
                choose(new Set([...chosen, ...found.map(({ id }) => id)].slice(0, MOST)))
              }
            >
              {t("console.select_found", { n: found.length })}
            </Button>
          )}
          {!found.length && <p>{t(emptyKey(left.length, themes.length))}</p>}
          <IdeaPicks ideas={found} chosen={chosen} choose={choose} />
        </DropZone>
        <ul class="plain-list">
          {themes.map((theme) => (
            <ThemeRow
              key={theme.id}
              {...{ theme, chosen, choose }}
              some={selected.length > 0}
              onPut={() => add(theme.id, selected)}
              onDrop={(id) => add(theme.id, dragged(id))}
            />
          ))}
        </ul>
      </div>
      <Suggestions kind="theme" onSelect={(ids) => choose(new Set(ids))} />
      <VoteSubject />
    </>
  );
}

function emptyKey(left: number, themes: number) {
  if (left) return "console.none_found";
  return themes ? "console.all_grouped" : "console.no_ideas";
}
