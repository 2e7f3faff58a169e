import { language } from "../words";
import { bearer } from "./bearer";

/** Asks the server for something that only facilitators get; null when it cannot be had now. */
export async function fetchSecured(path: string, token: string): Promise<Response | null> {
  try {
    const answer = await fetch(path, { headers: bearer(token) });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}

interface Answered<T> {
  found: T | null;
  /** Why there is nothing: the server's words, or none when it could not be reached. */
  problem: string | null;
}

/** Asks the server to make something; its refusals come in the reader's language. */
export async function postSecured<T>(
  path: string,
  token: string,
  body: unknown,
): Promise<Answered<T>> {
  try {
    const answer = await fetch(`${path}?lang=${language.peek()}`, {
      method: "POST",
      headers: { ...bearer(token), "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    return answer.ok ? { found: said, problem: null } : { found: null, problem: said.message };
  } catch {
    return { found: null, problem: "" };
  }
}

/** Tells the server that something is not wanted any more, also as the page goes. */
export function dropSecured(path: string, token: string): void {
  const headers = bearer(token);
  fetch(path, { method: "DELETE", headers, keepalive: true }).catch(() => {});
}
