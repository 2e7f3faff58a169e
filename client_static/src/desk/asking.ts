import { useEffect, useState } from "preact/hooks";
import { bearer } from "../live/bearer";
import { language, t } from "../words";

const KEY = "pledgewall:create-key";

/** The key for events: typed once, and kept as long as this tab. */
export function keptKey(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function keepKey(key: string): void {
  try {
    sessionStorage.setItem(KEY, key);
  } catch {
    // Then it is typed again after a reload.
  }
}

export interface Problem {
  code: string;
  text: string;
}

export type Answer<T> = { found: T; problem: null } | { found: null; problem: Problem };

/** Asks the server in the reader's language. */
export async function ask(path: string, key: string): Promise<Response | Problem> {
  try {
    const headers = { "Accept-Language": language.peek(), ...(key ? bearer(key) : {}) };
    const answer = await fetch(path, { headers });
    if (answer.ok) return answer;
    const { code = "", message = "" } = await answer.json();
    return { code, text: message || t("refusals.unavailable") };
  } catch {
    return { code: "offline", text: t("common.offline_now") };
  }
}

export const isProblem = (answer: Response | Problem): answer is Problem =>
  "text" in answer && "code" in answer;

const PAUSE_MS = 250;

/**
 * What the server says to a question, and again when the question changes, as soon as nobody types
 * any more. The last answer stays until the next one is there.
 */
export function useAnswer<T>(path: string | null, key: string) {
  const [found, setFound] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [times, setTimes] = useState(0);

  useEffect(() => {
    if (path === null) return;
    let stale = false;
    const wait = setTimeout(
      async () => {
        const answer = await ask(path, key);
        const said = isProblem(answer) ? null : ((await answer.json()) as T);
        if (stale) return;
        setProblem(isProblem(answer) ? answer : null);
        if (said) setFound(said);
        setAsked(path);
      },
      asked === null || times ? 0 : PAUSE_MS,
    );
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [path, key, times]);

  return { found, problem, busy: asked !== path, again: () => setTimes((n) => n + 1) };
}
