import type { AttendeeCommand, Plan } from "../wire.gen";
import { language, t } from "../words";
import { bearer } from "./bearer";

/** A personal plan, asked for by its secret; and the private link to it. */

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** What can be asked for with a plan's secret. */
export type PlanOrder = WithoutId<
  Extract<
    AttendeeCommand,
    {
      type:
        | "check_in"
        | "edit_pledge"
        | "leave_pledge"
        | "leave_contact"
        | "withdraw_contact"
        | "pause_reminders"
        | "stop_reminders"
        | "resume_reminders";
    }
  >
>;

export interface PlanLink {
  url: string;
  secret: string;
}

export interface Answered<T> {
  found: T | null;
  /** Why there is nothing, in the reader's language. */
  problem: string | null;
  /** The secret opens nothing: another try does not help. */
  barred: boolean;
}

const at = (code: string, path = "") => `/api/sessions/${code}/plan${path}`;

async function asked(path: string, secret: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    ...bearer(secret),
    "Accept-Language": language.peek(),
    ...init.headers,
  };
  return fetch(path, { ...init, headers });
}

async function told<T>(asking: Promise<Response>): Promise<Answered<T>> {
  try {
    const answer = await asking;
    const said = await answer.json();
    if (answer.ok) return { found: said as T, problem: null, barred: false };
    const barred = said.code === "bad_token" || said.code === "no_such_session";
    return { found: null, problem: String(said.message || t("refusals.unavailable")), barred };
  } catch {
    return { found: null, problem: t("common.offline_now"), barred: false };
  }
}

const sent = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const planOf = (code: string, secret: string) => told<Plan>(asked(at(code), secret));

/** Make a private link, with a phone's own token: for its owner, or for who has this seat on it. */
export const linkPlan = (code: string, token: string, seat: string | undefined) =>
  told<PlanLink>(asked(at(code, "/link"), token, sent(seat ? { seat } : {})));

/** The same with a console's secret, for somebody on paper who agreed. */
export const linkPaperPlan = (code: string, token: string, seat: string) =>
  told<PlanLink>(asked(at(code, "/link"), token, sent({ seat, agreed: true })));

/** Have something done. With the id of an earlier try, it is done once. */
export const orderInPlan = (code: string, secret: string, id: string, order: PlanOrder) =>
  told<unknown>(asked(at(code, "/commands"), secret, sent({ ...order, id })));

export const bringToPlan = (code: string, secret: string, file: Blob) =>
  told<{ id: string }>(
    asked(at(code, "/pictures"), secret, {
      method: "POST",
      headers: { "Content-Type": file.type },
      body: file,
    }),
  );

/** The link as a QR code, or the dates as a calendar; null when it cannot be had now. */
export async function planFile(
  code: string,
  secret: string,
  kind: "svg" | "ics",
): Promise<Blob | null> {
  try {
    const answer = await asked(at(code, `.${kind}`), secret);
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
