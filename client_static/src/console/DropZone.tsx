import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  /** The id of its heading. */
  named: string;
  /** What was let go of here, by its id. */
  onDrop(id: string): void;
  children: ComponentChildren;
}

/** Where things can be dragged to with a mouse; whatever it does, buttons do too. */
export function DropZone({ named, onDrop, children }: Props) {
  const [over, setOver] = useState(false);
  return (
    <section
      class={over ? "zone zone-over" : "zone"}
      aria-labelledby={named}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const id = event.dataTransfer?.getData("text/plain");
        if (id) onDrop(id);
      }}
    >
      {children}
    </section>
  );
}
