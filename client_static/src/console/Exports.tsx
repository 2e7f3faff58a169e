import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { save } from "../components/saving";
import { sessionOf } from "../live/selectors";
import { bringAgenda } from "../start/draft";
import { t } from "../words";
import { useDesk } from "./desk";
import { fetchSecured } from "./secure";

const FORMATS = [
  ["csv", "console.export_csv"],
  ["ideas", "console.export_ideas"],
  ["ground", "console.export_ground"],
  ["ladder", "console.export_ladder"],
  ["json", "console.export_json"],
  ["agenda", "console.export_agenda"],
  ["next", "console.export_next"],
] as const;

const ENDINGS: Record<string, string> = {
  ideas: "ideas.csv",
  ground: "ground.csv",
  ladder: "ladder.csv",
  agenda: "agenda.json",
  next: "next.agenda.json",
};

export function Exports() {
  const { about, token } = useDesk();
  const [failed, setFailed] = useState(false);

  async function take(format: string): Promise<void> {
    const path = `/api/sessions/${about.code}/export?format=${format}`;
    const answer = await fetchSecured(path, token);
    setFailed(!answer);
    if (answer) save(await answer.blob(), `pledgewall-${about.code}.${ENDINGS[format] ?? format}`);
  }

  return (
    <section class="row-group">
      <h3>{t("console.export")}</h3>
      <p>{t("console.export_note")}</p>
      {failed && <ErrorNote>{t("common.offline_now")}</ErrorNote>}
      <div class="row-acts">
        {FORMATS.map(([format, words]) => (
          <Button key={format} onClick={() => take(format)}>
            {t(words)}
          </Button>
        ))}
      </div>
      <PlanNext />
    </section>
  );
}

/** A series goes on: the start page's form takes up what this event found. */
function PlanNext() {
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
