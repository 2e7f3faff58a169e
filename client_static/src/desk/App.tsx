import { useEffect, useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Announcer } from "../components/Announcer";
import { DraftNote } from "../components/DraftNote";
import { ErrorNote } from "../components/ErrorNote";
import { Mast } from "../components/Mast";
import { t } from "../words";
import { keepKey, keptKey, useAnswer } from "./asking";
import type { DeskData, Events } from "./data";
import { KeyForm } from "./KeyForm";
import { Parts } from "./Parts";

/** All events of this server, and what became of them. */
export function App({ data }: { data: DeskData }) {
  return (
    <>
      <Mast main="main" href="/">
        <DraftNote />
      </Mast>
      <main class="desk" id="main" tabIndex={-1}>
        <h1>{t("desk.title")}</h1>
        <Opened data={data} />
      </main>
      <footer class="desk-foot">
        <AccessibilityLink />
      </footer>
      <Announcer />
    </>
  );
}

const AGAIN_MS = 2_000;

function Opened({ data }: { data: DeskData }) {
  const [key, setKey] = useState(keptKey);
  const locked = data.create_key_needed && !key;
  const { found, problem, busy, again } = useAnswer<Events>(locked ? null : "/api/desk", key);
  const behind = found?.behind ?? 0;

  useEffect(() => {
    if (!behind) return;
    const wait = setTimeout(again, AGAIN_MS);
    return () => clearTimeout(wait);
  }, [found]);

  function open(typed: string): void {
    keepKey(typed);
    setKey(typed);
    if (typed === key) again();
  }

  const refused = problem?.code === "create_key";
  if (locked || (refused && data.create_key_needed))
    return <KeyForm problem={(key && problem?.text) || null} onKey={open} />;
  if (refused) return <p class="lead">{t("desk.not_here")}</p>;
  if (problem && !found)
    return (
      <>
        <ErrorNote>{problem.text}</ErrorNote>
        <button type="button" class="button" onClick={again}>
          {t("desk.again")}
        </button>
      </>
    );
  if (!found) return <p role="status">{busy && t("common.loading")}</p>;
  return (
    <>
      {behind > 0 && <p role="status">{t("desk.behind", { n: behind })}</p>}
      <Parts events={found.events} today={found.today} deskKey={key} />
    </>
  );
}
