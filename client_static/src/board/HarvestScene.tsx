import { useEffect, useState } from "preact/hooks";
import { IdeaCard } from "../components/IdeaCard";
import { type Group, harvest } from "../live/harvest";
import { tableName } from "../live/selectors";
import { t } from "../words";
import type { Show } from "./Board";
import { dwellFor } from "./pages";
import { Wall, type WallItem } from "./Wall";

/** Cards that the wall has room for at once, about: a fuller table stays for longer. */
const AT_ONCE = 6;

/** What did each table say? One table and round after the other. */
export function HarvestScene({ show }: { show: Show }) {
  const { view, paused } = show;
  const groups = harvest(view);
  const { at, turn } = useGroups(groups, paused);
  const group = groups[at];
  if (!group) return <p class="calm">{t("board.no_harvest")}</p>;
  const count = t("common.ideas", { n: group.ideas.length });
  return (
    <>
      <header class="heading">
        <p class="heading-part">
          {group.round > 0 && (
            <span class="heading-step">{t("board.table_round", { n: group.round })}</span>
          )}
          <span class="heading-note">{count}</span>
          {groups.length > 1 && (
            <span class="harvest-turn">
              <button type="button" onClick={() => turn(-1)} aria-label={t("board.table_before")}>
                ‹
              </button>
              {t("board.tables_of", { at: at + 1, n: groups.length })}
              <button type="button" onClick={() => turn(1)} aria-label={t("board.table_after")}>
                ›
              </button>
            </span>
          )}
        </p>
        <h1 class="prompt">{tableName(view, group.table)}</h1>
      </header>
      <Wall key={group.key} items={group.ideas.map(itemOf)} label={count} paused={paused} />
    </>
  );
}

/** The group that shows; the next comes when this one could be read. */
function useGroups(groups: readonly Group[], paused: boolean) {
  const [key, setKey] = useState("");
  const found = groups.findIndex((group) => group.key === key);
  const at = Math.max(0, found);
  const group = groups[at];
  const turn = (step: number) =>
    setKey(groups[(at + step + groups.length) % groups.length]?.key ?? "");

  useEffect(() => {
    if (paused || groups.length < 2 || !group) return;
    const texts = group.ideas.map(({ text }) => text);
    const timer = setTimeout(() => turn(1), dwellFor(texts) * Math.ceil(texts.length / AT_ONCE));
    return () => clearTimeout(timer);
  }, [group?.key, group?.ideas.length, groups.length, paused]);

  return { at, turn };
}

const itemOf = (idea: Group["ideas"][number]): WallItem => ({
  id: idea.id,
  version: `${idea.text}${idea.summary}`,
  text: idea.text,
  card: () => (
    <IdeaCard idea={{ ...idea, merged: [] }} note={idea.summary && t("common.summary")} />
  ),
});
