import { useEffect, useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Announcer } from "../components/Announcer";
import { Button } from "../components/Button";
import { DraftNote } from "../components/DraftNote";
import { Mast } from "../components/Mast";
import { useTitle } from "../live/page";
import { type Answered, planOf } from "../live/plan";
import { forgetDrafts } from "../live/planDrafts";
import { forgetSecret, takeSecret } from "../live/planSecret";
import type { Newcomer, Plan } from "../wire.gen";
import { t } from "../words";
import { PlanSheet } from "./PlanSheet";

interface Props {
  about: Newcomer;
  /** The secret that the address brought, or this device kept. */
  first: string | null;
}

/** Somebody's own plan, on whatever device their link was opened. */
export function Page({ about, first }: Props) {
  const { code } = about;
  const [secret, setSecret] = useState(first);
  const [answer, setAnswer] = useState<Answered<Plan> | null>(null);
  const [gone, setGone] = useState(false);
  useTitle("plan.page_title", about);

  async function look(): Promise<void> {
    if (!secret) return;
    const found = await planOf(code, secret);
    // What is shown stays while it cannot be looked at anew.
    setAnswer((before) => (found.found || found.barred || !before?.found ? found : before));
  }

  useEffect(() => {
    void look();
    const again = () => void look();
    const other = () => setSecret(takeSecret(code));
    addEventListener("focus", again);
    addEventListener("hashchange", other);
    return () => {
      removeEventListener("focus", again);
      removeEventListener("hashchange", other);
    };
  }, [secret]);

  function erased(): void {
    close();
    setGone(true);
  }

  function close(): void {
    forgetSecret(code);
    forgetDrafts(code);
    setAnswer(null);
    setSecret(null);
  }

  return (
    <>
      <Mast main="plan" />
      <main class="plan" id="plan" tabIndex={-1}>
        {gone ? (
          <Barred heading={t("my_data.erased")} how={t("my_data.erased_note")} />
        ) : !secret ? (
          <Barred heading={t("plan.no_link")} how={t("plan.no_link_how")} />
        ) : answer?.found ? (
          <PlanSheet
            plan={answer.found}
            secret={secret}
            onChange={look}
            onClose={close}
            onErased={erased}
          />
        ) : answer?.barred ? (
          <Barred heading={t("plan.bad_link")} how={t("plan.bad_link_how")} />
        ) : answer ? (
          <Barred heading={answer.problem ?? ""} how="" onAgain={look} />
        ) : (
          <p role="status">{t("plan.loading")}</p>
        )}
      </main>
      <footer class="plan-foot">
        <DraftNote />
        <AccessibilityLink />
      </footer>
      <Announcer />
    </>
  );
}

interface BarredProps {
  heading: string;
  how: string;
  onAgain?: () => void;
}

function Barred({ heading, how, onAgain }: BarredProps) {
  return (
    <div role="alert">
      <h1>{heading}</h1>
      {how && <p>{how}</p>}
      {onAgain && <Button onClick={onAgain}>{t("plan.try_again")}</Button>}
    </div>
  );
}
