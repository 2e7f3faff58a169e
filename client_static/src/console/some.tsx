import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { t } from "../words";

/** A thousand rows would keep a slow laptop busy with every idea that comes in. */
const AT_ONCE = 50;

/**
 * The first of many, and a button for more. Those that are `kept` stay, wherever they are, and so
 * does the row that has the focus (by its `data-row`): what comes in pushes nothing from one's hand.
 */
export function useSome<T extends { id: string }>(all: T[], kept?: (id: string) => boolean) {
  const [most, setMost] = useState(AT_ONCE);
  const held = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
  const some = all.filter(({ id }, at) => at < most || id === held || kept?.(id));
  const n = all.length - some.length;
  const more = n > 0 && (
    <Button kind="quiet" onClick={() => setMost(most + AT_ONCE)}>
      {t("console.show_more", { n })}
    </Button>
  );
  return [some, more] as const;
}
