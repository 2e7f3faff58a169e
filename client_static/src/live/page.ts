import { useEffect } from "preact/hooks";
import type { Newcomer } from "../wire.gen";
import { type Key, language, t } from "../words";
import { aboutIn } from "./selectors";

/** What the server wrote into the page. */
export function pageData<T>(): T {
  return JSON.parse(document.getElementById("data")?.textContent ?? "{}") as T;
}

/** Names the page in the browser's tabs, in the reader's language. */
export function useTitle(key: Key, about: Newcomer): void {
  const title = aboutIn(about, "title", language.value).text;
  const name = t(key, { title });
  useEffect(() => {
    document.title = name;
  }, [name]);
}
