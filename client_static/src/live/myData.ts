import type { MyData } from "../wire.gen";
import { language } from "../words";
import { bearer } from "./bearer";

/** Whose data: a phone's resume token or a plan's secret; of a seat on that phone, which. */
export interface Owner {
  code: string;
  token: string;
  seat?: string | undefined;
}

async function asked({ code, token, seat }: Owner, method: "GET" | "DELETE"): Promise<Response> {
  const of = seat ? `?seat=${encodeURIComponent(seat)}` : "";
  const headers = { ...bearer(token), "Accept-Language": language.peek() };
  return fetch(`/api/sessions/${code}/my-data${of}`, { method, headers });
}

/** All that is linked to somebody; null when it cannot be had now. */
export async function dataOf(owner: Owner): Promise<MyData | null> {
  try {
    const answer = await asked(owner, "GET");
    return answer.ok ? ((await answer.json()) as MyData) : null;
  } catch {
    return null;
  }
}

/** Erase them for good. Whether that is done: who is not known any more was erased before. */
export async function erase(owner: Owner): Promise<boolean> {
  try {
    const answer = await asked(owner, "DELETE");
    return answer.ok || (await answer.json()).code === "bad_token";
  } catch {
    return false;
  }
}
