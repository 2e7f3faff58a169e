import type { ComponentChildren } from "preact";
import { type Key, t } from "../words";

interface Props {
  of: Key;
  /** The gap that is filled by the element. */
  gap: string;
  values?: Parameters<typeof t>[1];
  children: ComponentChildren;
}

const MARK = "\u2063"; // an invisible separator, which no sentence holds

/** A sentence around an element: words in another language, for example, that need a tag. */
export function Around({ of, gap, values, children }: Props) {
  const [before, after] = t(of, { ...values, [gap]: MARK }).split(MARK);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
