import { Component, type ComponentChildren, type FunctionComponent, h } from "preact";

/**
 * The component, drawn again only when its properties change: a phone may hold 200 cards, and
 * somebody's vote touches one. Lists count as the same when their members are.
 */
export function memo<P extends object>(Inner: FunctionComponent<P>): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return differ(this.props, next);
    }

    override render(): ComponentChildren {
      return h(Inner, this.props as P);
    }
  }
  return Memo as unknown as FunctionComponent<P>;
}

function differ(before: object, after: object): boolean {
  const old = before as Record<string, unknown>;
  const entries = Object.entries(after);
  if (entries.length !== Object.keys(old).length) return true;
  return entries.some(([name, value]) => !same(old[name], value));
}

function same(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  return before.length === after.length && before.every((one, i) => one === after[i]);
}
