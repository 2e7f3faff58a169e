import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useHeights, useSheet } from "./measure";
import { idsOn, paginate } from "./pages";
import { Turner } from "./Turner";
import { useTurning } from "./turning";

export interface WallItem {
  id: string;
  /** Changes when the card has to be measured again. */
  version: string;
  /** What has to be read. */
  text: string;
  /** The title of what is none of those that are counted: it comes on a page of its own. */
  aside?: string;
  /** `order` is the card's place on its page. */
  card(order: { index: number; of: number }): ComponentChildren;
}

/** Type smaller than this nobody reads. */
const SMALLEST = 0.45;

interface Props {
  items: readonly WallItem[];
  label: string;
  paused: boolean;
  /** One card below the other, over the whole width. */
  single?: boolean;
  /** How much larger than usual the cards are set. */
  scale?: number;
  empty?: ComponentChildren;
  /** Told how many pages the cards take, as soon as all are measured. */
  laid?(pages: number): void;
  /** Below the page, which holds the cards of these ids. */
  below?(here: readonly string[]): ComponentChildren;
}

/** Cards on pages that turn by themselves when they do not all fit. */
export function Wall(props: Props) {
  const { items, label, paused, single = false, scale = 1, empty, laid, below } = props;
  const ref = useRef<HTMLDivElement>(null);
  const sheet = useSheet(ref, single, scale);
  const byId = new Map(items.map((item) => [item.id, item]));
  const versions = new Map(items.map((item) => [item.id, item.version]));
  const heights = useHeights(versions, sheet);
  const order = useOrder([...byId.keys()]);
  const alone = (id: string) => Boolean(byId.get(id)?.aside);
  const pages = useMemo(
    () => (sheet ? paginate(order.ids.filter(heights.has), heights.heightOf, sheet, alone) : []),
    [order.ids, heights.revision, sheet],
  );
  const { at, page, turnTo } = useTurning(pages, order.ids[order.ids.length - 1], {
    textOf: (id) => byId.get(id)?.text ?? "",
    paused,
    turned: order.dropGone,
  });
  const measured = sheet !== null && heights.unknown.length === 0;
  useLayoutEffect(() => {
    if (measured) laid?.(pages.length);
  }, [measured, pages]);
  const counted = (ids: readonly string[]) => ids.filter((id) => !byId.get(id)?.aside).length;
  const before = pages.slice(0, at).reduce((sum, one) => sum + counted(idsOn(one)), 0);
  const here = idsOn(page);
  const shown = counted(here);

  return (
    <section class="wall" aria-label={label} style={{ "--scale": scale }}>
      <div class="wall-sheet" ref={ref}>
        {items.length === 0 && empty}
        <div key={at} class={page ? "wall-page" : ""}>
          {page?.columns.map((column, number) => (
            <ul
              key={number}
              class="wall-column"
              style={page.wide || single ? {} : { flex: `0 0 ${sheet?.column}px` }}
            >
              {column.map((id) => {
                const item = byId.get(id);
                const place = { index: here.indexOf(id), of: here.length };
                return item ? (
                  <li key={id} class="wall-item">
                    {page.wide ? (
                      <Shrunk height={sheet?.height ?? 0}>{item.card(place)}</Shrunk>
                    ) : (
                      item.card(place)
                    )}
                  </li>
                ) : (
                  <Gap key={id} height={heights.heightOf(id)} />
                );
              })}
            </ul>
          ))}
        </div>
        <div
          class="wall-measure"
          aria-hidden="true"
          ref={heights.ref}
          style={{ width: `${sheet?.column ?? 0}px` }}
        >
          {heights.unknown.map((id) => (
            <div key={id}>{byId.get(id)?.card({ index: 0, of: 1 })}</div>
          ))}
        </div>
      </div>
      {below?.(here)}
      {pages.length > 1 && (
        <Turner
          from={before + 1}
          to={before + shown}
          title={byId.get(here[0] ?? "")?.aside}
          of={counted(order.ids)}
          {...{ at, turnTo }}
        />
      )}
    </section>
  );
}

/** A card that is too tall even for a page of its own is set smaller. */
function Shrunk({ height, children }: { height: number; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const tall = () => element.getBoundingClientRect().height;
    element.style.zoom = "1";
    for (let zoom = 1; tall() > height && zoom > SMALLEST; ) {
      // Smaller type has fewer lines too: it takes the root of what is too much.
      zoom *= Math.max(0.8, Math.min(0.98, Math.sqrt(height / tall())));
      element.style.zoom = String(zoom);
    }
  });
  return <div ref={box}>{children}</div>;
}

/** Where a card was that has been taken away: the others stay where they are read. */
const Gap = ({ height }: { height: number }) => (
  <li aria-hidden="true" style={{ height: `${height}px` }} />
);

/** The order of arrival. What is gone keeps its place until the page turns. */
function useOrder(present: readonly string[]) {
  const order = useRef<string[]>([]);
  const known = new Set(order.current);
  const added = present.filter((id) => !known.has(id));
  if (added.length) order.current = [...order.current, ...added];
  const here = new Set(present);
  return {
    ids: order.current,
    dropGone: () => {
      order.current = order.current.filter((id) => here.has(id));
    },
  };
}
