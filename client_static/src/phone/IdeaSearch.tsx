import { useEffect, useState } from "preact/hooks";
import { TextField } from "../components/TextField";
import { sessionOf } from "../live/selectors";
import type { IdeaEntity } from "../wire.gen";
import { t } from "../words";
import { useHere } from "./here";

const PAUSE_MS = 400;

interface Props {
  /** What was found; null when nothing is searched for. */
  onFound(ideas: IdeaEntity[] | null): void;
}

/** A phone holds a fair sample of a large room's ideas; the others are found by their words. */
export function IdeaSearch({ onFound }: Props) {
  const { session, view } = useHere();
  const [words, setWords] = useState("");
  const total = sessionOf(view)?.counts.ideas ?? 0;
  const needed = total > Object.keys(view.ideas).length;

  useEffect(() => {
    const wanted = words.trim();
    let current = true;
    const timer = setTimeout(async () => {
      const found = wanted ? await search(session.code, wanted) : null;
      if (current) onFound(found);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words]);

  if (!needed && !words) return null;
  return (
    <TextField
      label={t("phone.search")}
      hint={t("phone.search_hint", { n: total })}
      value={words}
      onInput={setWords}
    />
  );
}

async function search(code: string, words: string): Promise<IdeaEntity[]> {
  const query = new URLSearchParams({ q: words });
  try {
    const answer = await fetch(`/api/sessions/${code}/ideas?${query}`);
    if (!answer.ok) return [];
    const { ideas } = (await answer.json()) as { ideas: Record<string, IdeaEntity> };
    return Object.values(ideas);
  } catch {
    return [];
  }
}
