import { useRef } from "preact/hooks";
import { type Card, orderedThemes, themeCard } from "../live/cards";
import { sessionOf, type Words } from "../live/selectors";
import type { View } from "../wire.gen";
import { number, t } from "../words";
import type { Show } from "./Board";
import { MOST_ON_A_PAGE, mostOnPage, type Plan, pagesOf, planFor } from "./clusters";
import { Heading } from "./Heading";
import { useSheet } from "./measure";
import { Said } from "./Said";
import { othersOf } from "./spoken";
import { Turner } from "./Turner";
import { useTurning } from "./turning";

/** Which ideas belong together: every theme is a cluster, its name above its ideas. */
export function ThemesScene({ show }: { show: Show }) {
  const themes = orderedThemes(show.view).map((theme) => themeCard(show.view, theme));
  const left = ungrouped(show.view, themes);
  const count = t("board.themes", { n: themes.length });
  const notes = [themes.length > 0 && count, left > 0 && t("board.ungrouped", { n: left })];
  return (
    <>
      <Heading show={show} note={notes.filter(Boolean).join(" · ")} />
      {themes.length ? (
        <Clusters view={show.view} themes={themes} label={count} paused={show.paused} />
      ) : (
        <p class="calm">
          <Said of="board.no_themes" apart />
        </p>
      )}
    </>
  );
}

function ungrouped(view: View, themes: Card[]): number {
  const grouped = themes.reduce((sum, { size = 0 }) => sum + size, 0);
  return (sessionOf(view)?.counts.ideas ?? 0) - grouped;
}

interface ClustersProps {
  view: View;
  themes: Card[];
  label: string;
  paused: boolean;
}

function Clusters({ view, themes, label, paused }: ClustersProps) {
  const ref = useRef<HTMLDivElement>(null);
  const sheet = useSheet(ref, true);
  const byId = Object.fromEntries(themes.map((theme) => [theme.id, theme]));
  const rem = remOf();
  const [height, width] = [(sheet?.height ?? 0) / rem, (sheet?.column ?? 0) / rem];
  const most = sheet ? mostOnPage(height, width) : MOST_ON_A_PAGE;
  const pages = pagesOf(
    themes.map(({ id }) => id),
    most,
  ).map((ids) => ({ wide: false, columns: [ids] }));
  const { at, page, turnTo } = useTurning(pages, themes[themes.length - 1]?.id, {
    textOf: (id) => byId[id]?.text ?? "",
    paused,
    turned: () => {},
  });
  const here = (page?.columns[0] ?? []).flatMap((id) => byId[id] ?? []);
  const before = pages.slice(0, at).reduce((sum, one) => sum + (one.columns[0]?.length ?? 0), 0);
  const plan = planFor(here.length, height, width);
  const style = {
    gridTemplateColumns: `repeat(${plan.columns}, minmax(0, 1fr))`,
    gridTemplateRows: `repeat(${plan.rows}, minmax(0, 1fr))`,
  };
  return (
    <section class="wall" aria-label={label}>
      <div class="wall-sheet" ref={ref}>
        <ul key={at} class={`map map-${plan.size}`} style={style}>
          {here.map((theme) => (
            <li key={theme.id} class="cluster">
              <Cluster theme={theme} plan={plan} others={otherNames(view, theme)} />
            </li>
          ))}
        </ul>
      </div>
      {pages.length > 1 && (
        <Turner
          from={before + 1}
          to={before + here.length}
          of={themes.length}
          {...{ at, turnTo }}
        />
      )}
    </section>
  );
}

const remOf = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** A theme's names in the other languages that the board speaks. */
function otherNames(view: View, { id, text }: Card): Words[] {
  const theme = view.themes[id];
  const names = theme ? { ...theme.translations, [theme.lang]: theme.name } : {};
  return othersOf(sessionOf(view)?.languages ?? [])
    .map((lang) => ({ lang, text: names[lang] ?? "" }))
    .filter((other) => other.text && other.text !== text);
}

function Cluster({ theme, plan, others }: { theme: Card; plan: Plan; others: Words[] }) {
  const { size = 0, merged = [] } = theme;
  const shown = merged.slice(0, plan.ideas);
  const rest = size - shown.length;
  return (
    <>
      <div class="cluster-top">
        <h2 class="cluster-name" lang={theme.lang} style={{ WebkitLineClamp: plan.lines }}>
          {theme.text}
          {others.map(({ text, lang }) => (
            <span key={lang} class="said-beside" lang={lang}>
              {text}
            </span>
          ))}
        </h2>
        <p class="cluster-size">
          <span aria-hidden="true">{number(size)}</span>
          <span class="unseen">{t("common.ideas", { n: size })}</span>
        </p>
      </div>
      {shown.length > 0 && (
        <ul class="cluster-ideas">
          {shown.map((idea) => (
            <li key={idea.id} lang={idea.lang || undefined} dir="auto">
              {idea.text || t("common.erased")}
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && rest > 0 && (
        <p class="cluster-rest">{t("common.ideas_left", { n: rest })}</p>
      )}
    </>
  );
}
