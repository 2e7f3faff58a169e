import type { Brought } from "../components/builder/agenda";
import { bearer } from "../live/bearer";
import { t } from "../words";

/** Sends a picture to the server, which checks it and makes it anew. */
export async function bringPicture(code: string, token: string, file: Blob): Promise<Brought> {
  try {
    const answer = await fetch(`/api/sessions/${code}/pictures`, {
      method: "POST",
      headers: {
        ...bearer(token),
        "Content-Type": file.type,
        "Accept-Language": document.documentElement.lang,
      },
      body: file,
    });
    const said = await answer.json();
    if (answer.ok) return said as Brought;
    return { problem: String(said.message ?? t("refusals.unavailable")) };
  } catch {
    return { problem: t("common.offline_now") };
  }
}
