import type { FunctionComponent, RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { number, t } from "../words";
import { useKeys } from "./shortcuts";

export interface Tab {
  id: string;
  label: string;
  /** How many things wait there; 0 for none. */
  badge?: number;
  panel: FunctionComponent;
}

interface Props {
  label: string;
  tabs: Tab[];
  /** The one that shows until somebody chooses; it follows the event. */
  usual: string;
}

/** The usual tab, but not while somebody is at work in the one that shows. */
function useFollowed(usual: string, panel: RefObject<HTMLElement | null>): string {
  const last = useRef(usual);
  const followed = useRef(usual);
  if (usual !== last.current) {
    last.current = usual;
    if (!isAtWork(panel.current)) followed.current = usual;
  }
  return followed.current;
}

/** Typing, or answering a dialog: that is not taken away under anybody's hands. */
function isAtWork(panel: HTMLElement | null): boolean {
  if (!panel) return false;
  if (panel.querySelector("dialog[open]")) return true;
  const at = document.activeElement;
  return panel.contains(at) && Boolean(at?.matches("textarea, input:not([type]), [type='text']"));
}

function Badge({ n }: { n: number }) {
  return (
    <>
      <span class="tab-badge" aria-hidden="true">
        {number(n)}
      </span>
      <span class="unseen">{t("console.waiting", { n })}</span>
    </>
  );
}

/** In the order of the keyboard's upper row. */
const DIGITS = "1234567890";

/** Several panels in one place; the arrow keys go from tab to tab, digits to any of them. */
export function Tabs({ label, tabs, usual }: Props) {
  const [chosen, choose] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const followed = useFollowed(usual, panel);
  const tab = tabs.find(({ id }) => id === (chosen ?? followed)) ?? tabs[0];

  // Whoever goes to the tab that the event is about goes on following the event.
  const go = (id: string) => choose(id === followed ? null : id);

  function show(id: string): void {
    go(id);
    list.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
  }

  useKeys((key) => {
    const there = tabs[DIGITS.indexOf(key)];
    return there ? () => show(there.id) : null;
  });

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === tab?.id);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next) show(next.id);
  }

  if (!tab) return null;
  return (
    <section class="tabs" aria-label={label}>
      <div class="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, label: name, badge = 0 }) => (
          <button
            key={id}
            type="button"
            role="tab"
            class="tab"
            id={`tab-${id}`}
            aria-selected={id === tab.id}
            aria-controls={`panel-${tab.id}`}
            tabIndex={id === tab.id ? 0 : -1}
            onClick={() => go(id)}
          >
            {name}
            {badge > 0 && <Badge n={badge} />}
          </button>
        ))}
      </div>
      <div
        key={tab.id}
        class="tab-panel"
        role="tabpanel"
        id={`panel-${tab.id}`}
        aria-labelledby={`tab-${tab.id}`}
        ref={panel}
      >
        <tab.panel />
      </div>
    </section>
  );
}
