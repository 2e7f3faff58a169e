import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { t } from "../words";

interface Props<T> {
  of: T[];
  children(shown: T[]): ComponentChildren;
}

/** A list that others add to: for whoever reads slowly it stands still (2.2.2), but for removals. */
export function Still<T extends { id: string }>({ of, children }: Props<T>) {
  const [held, hold] = useState<ReadonlySet<string> | null>(null);
  const shown = held ? of.filter(({ id }) => held.has(id)) : of;
  return (
    <>
      {of.length > 1 && (
        <Button kind="quiet" onClick={() => hold(held ? null : new Set(of.map(({ id }) => id)))}>
          {held ? t("phone.hold_new", { n: of.length - shown.length }) : t("phone.hold")}
        </Button>
      )}
      {children(shown)}
    </>
  );
}
