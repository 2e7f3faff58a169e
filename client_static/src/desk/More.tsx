import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { t } from "../words";
import { ask, isProblem } from "./asking";

interface Props<One> {
  total: number;
  first: One[];
  deskKey: string;
  /** Where those after so many are asked for, and which they are of the answer. */
  more(at: number): string;
  take(answer: unknown): One[];
  children(all: One[]): ComponentChildren;
}

/** A long list, a hundred at a time. */
export function More<One>({ total, first, deskKey, more, take, children }: Props<One>) {
  const [later, setLater] = useState<One[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const all = [...first, ...later];

  async function fetchMore(): Promise<void> {
    const answer = await ask(more(all.length), deskKey);
    if (isProblem(answer)) return setProblem(answer.text);
    setProblem(null);
    setLater([...later, ...take(await answer.json())]);
  }

  return (
    <>
      {children(all)}
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {all.length < total && (
        <Button onClick={fetchMore}>{t("desk.more", { n: total - all.length })}</Button>
      )}
    </>
  );
}
