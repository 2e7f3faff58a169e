import { useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { ErrorNote } from "../../components/ErrorNote";
import { PlanCode } from "../../components/PlanCode";
import { linkPaperPlan, type PlanLink } from "../../live/plan";
import { t } from "../../words";
import { useDesk } from "../desk";
import { personWords } from "./seats";

/** Somebody on paper who wants to follow their pledges later: a link of their own, on a card. */
export function PlanForm({ seat }: { seat: string }) {
  const { about, token } = useDesk();
  const [agreed, agree] = useState(false);
  const [link, setLink] = useState<PlanLink | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function make(): Promise<void> {
    const made = await linkPaperPlan(about.code, token, seat);
    setProblem(made.problem);
    setLink(made.found);
  }

  return (
    <details class="paper-note">
      <summary>{t("console.paper_plan")}</summary>
      <p>{t("console.paper_plan_note")}</p>
      <label class="choice-row">
        <input
          type="checkbox"
          checked={agreed}
          onChange={(event) => agree(event.currentTarget.checked)}
        />
        <span class="choice-label">{t("console.paper_plan_agreed")}</span>
      </label>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Button disabled={!agreed} onClick={() => void make()}>
        {t("console.paper_plan_make")}
      </Button>
      {link && <Made link={link} seat={seat} onClose={() => setLink(null)} />}
    </details>
  );
}

/** It is shown once: who closes it without a card or a scan makes another. */
function Made({ link, seat, onClose }: { link: PlanLink; seat: string; onClose(): void }) {
  const { code } = useDesk().about;
  const [failed, setFailed] = useState(false);
  return (
    <Dialog title={t("console.paper_plan")} onClose={onClose}>
      <p>
        <strong>{personWords(code, seat)}</strong>
      </p>
      <p>{t("console.paper_plan_once")}</p>
      {failed && <ErrorNote>{t("console.paper_plan_failed")}</ErrorNote>}
      <PlanCode
        code={code}
        secret={link.secret}
        alt={t("console.paper_plan_alt")}
        onFailed={() => setFailed(true)}
      />
      <p>
        <a
          class="button button-main"
          href={`/${code}/poster?plan#${link.secret}`}
          target="_blank"
          rel="noreferrer"
        >
          {t("console.paper_plan_card")}
        </a>
      </p>
    </Dialog>
  );
}
