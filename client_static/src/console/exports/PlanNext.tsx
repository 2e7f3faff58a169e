import { useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { fetchSecured } from "../../live/secured";
import { sessionOf } from "../../live/selectors";
import { bringAgenda } from "../../start/draft";
import { t } from "../../words";
import { useDesk } from "../desk";

/** A series goes on: the start page's form takes up what this event found. */
export function PlanNext() {
  const { about, token, view } = useDesk();
  const series = sessionOf(view)?.series ?? "";
  const [done, setDone] = useState<boolean | null>(null);

  async function plan(): Promise<void> {
    const answer = await fetchSecured(`/api/sessions/${about.code}/export?format=next`, token);
    setDone(Boolean(answer && bringAgenda(await answer.json(), about.languages, series)));
  }

  return (
    <div class="plan-next">
      <Button onClick={plan}>{t("console.plan_next")}</Button>
      <p role="status">
        {done && (
          <>
            {t("console.plan_ready")}{" "}
            <a href="/" target="_blank" rel="noopener">
              {t("console.plan_open")}
            </a>
          </>
        )}
      </p>
      {done === false && <ErrorNote>{t("console.plan_not")}</ErrorNote>}
    </div>
  );
}
