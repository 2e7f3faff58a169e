import type { AgendaFile } from "../components/builder/local";
import { bearer } from "../live/bearer";
import { t } from "../words";
import type { Template } from "./data";

/** One's own templates, kept on the server for whoever may create events there. */

const headersOf = (key: string): Record<string, string> => ({
  "Content-Type": "application/json",
  "Accept-Language": document.documentElement.lang,
  ...(key ? bearer(key) : {}),
});

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: string };

async function ask<T>(path: string, key: string, method: string, body?: string) {
  try {
    const answer = await fetch(path, { method, headers: headersOf(key), body: body ?? null });
    const said = answer.status === 204 ? {} : await answer.json();
    if (answer.ok) return { ok: true, value: said as T } as const;
    return { ok: false, problem: String(said.message ?? t("refusals.unavailable")) } as const;
  } catch {
    return { ok: false, problem: t("common.offline_now") } as const;
  }
}

export async function ownTemplates(key: string): Promise<Template[]> {
  const answer = await ask<{ own: Template[] }>("/api/agendas", key, "GET");
  return answer.ok ? answer.value.own : [];
}

export const keepTemplate = (agenda: AgendaFile, key: string): Promise<Answer<{ id: string }>> =>
  ask("/api/agendas", key, "POST", JSON.stringify(agenda));

export const dropTemplate = (id: string, key: string): Promise<Answer<unknown>> =>
  ask(`/api/agendas/${encodeURIComponent(id)}`, key, "DELETE");

/** The agenda that a file holds, as the server understands it; or what is wrong with the file. */
export const checkFile = (content: string, key: string): Promise<Answer<AgendaFile>> =>
  ask("/api/agendas/check", key, "POST", content);

/** Give a file to the browser's downloads. */
export function save(agenda: AgendaFile, name: string): void {
  const text = `${JSON.stringify(agenda, null, 2)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `${name}.agenda.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
