import type { FunctionComponent } from "preact";
import { useRef, useState } from "preact/hooks";

export interface Tab {
  id: string;
  label: string;
  panel: FunctionComponent;
}

interface Props {
  label: string;
  tabs: Tab[];
  /** The one that shows until somebody chooses; it follows the event. */
  usual: string;
}

/** Several panels in one place; the arrow keys go from tab to tab. */
export function Tabs({ label, tabs, usual }: Props) {
  const [chosen, choose] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const tab = tabs.find(({ id }) => id === (chosen ?? usual)) ?? tabs[0];

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === tab?.id);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  }

  if (!tab) return null;
  return (
    <section class="tabs" aria-label={label}>
      <div class="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, label: name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            class="tab"
            id={`tab-${id}`}
            aria-selected={id === tab.id}
            aria-controls={`panel-${tab.id}`}
            tabIndex={id === tab.id ? 0 : -1}
            onClick={() => choose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        key={tab.id}
        class="tab-panel"
        role="tabpanel"
        id={`panel-${tab.id}`}
        aria-labelledby={`tab-${tab.id}`}
        // Nobody's work is taken away under their hands.
        onFocusCapture={() => choose(tab.id)}
      >
        <tab.panel />
      </div>
    </section>
  );
}
