import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { aboutIn } from "../live/selectors";
import type { About } from "../wire.gen";
import { language, t } from "../words";

type Answer = "stopped" | "started" | "gone";

export interface StopData {
  state: Answer | "asked";
  /** What the mails are about; null where none goes to this address any more. */
  event: {
    title: string;
    lang: string;
    languages: string[];
    translations: Record<string, About>;
  } | null;
}

/** The link in a mail: the tap there is enough, so the page asks nothing more. */
export function Stop({ state: first, event }: StopData) {
  const [state, setState] = useState<Answer | null>(first === "asked" ? null : first);
  const [failed, setFailed] = useState(false);
  const title = t("stop.title");

  async function send(form: Record<string, string>): Promise<void> {
    setFailed(false);
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      setState(((await answer.json()) as { state: Answer }).state);
    } catch {
      setFailed(true);
    }
  }

  const stop = () => send({ "List-Unsubscribe": "One-Click" });
  useEffect(() => {
    if (first === "asked") void stop();
  }, []);
  useEffect(() => {
    document.title = `${title}: ${t("common.product")}`;
  }, [title]);

  const about = event && aboutIn(event, "title", language.value);
  return (
    <>
      <header class="stop-mast">
        <span>{t("common.product")}</span>
        <LanguageSwitch />
      </header>
      <main class="stop">
        <h1>{title}</h1>
        {about && (
          <p class="lead" lang={about.lang}>
            {about.text}
          </p>
        )}
        <p class="stop-state" role="status">
          {state ? t(`stop.${state}`) : !failed && t("stop.waiting")}
        </p>
        {failed && <ErrorNote>{t("stop.failed")}</ErrorNote>}
        <p>
          {state === "stopped" && (
            <Button onClick={() => send({ again: "1" })}>{t("stop.again")}</Button>
          )}
          {(state === "started" || (failed && !state)) && (
            <Button kind={state ? "plain" : "main"} onClick={stop}>
              {title}
            </Button>
          )}
        </p>
      </main>
    </>
  );
}
