import { useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { linkPlan } from "../../live/plan";
import { t } from "../../words";
import { useHere } from "../here";
import { keepLink, linkOf } from "./kept";
import { LinkDialog } from "./LinkDialog";

interface Props {
  /** Whether it is what the person most likely wants next. */
  main?: boolean;
}

/** A clear way to take one's pledges home: it makes the private link, then shows it. */
export function KeepPlan({ main }: Props) {
  const { session } = useHere();
  const { code, seat } = session;
  const [open, show] = useState(false);
  const [busy, rest] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const link = linkOf(code, seat);

  async function press(): Promise<void> {
    setProblem(null);
    if (!link) {
      rest(true);
      const { found } = await linkPlan(code, session.resumeToken() ?? "", seat);
      rest(false);
      if (!found) return setProblem(t("take_away.failed"));
      keepLink(code, seat, found);
    }
    show(true);
  }

  return (
    <section>
      <h2>{t("take_away.title")}</h2>
      <p>{t("take_away.lead")}</p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Button kind={main ? "main" : "plain"} wide disabled={busy} onClick={press}>
        {t(link ? "take_away.open" : "take_away.keep")}
      </Button>
      {open && link && <LinkDialog link={link} onClose={() => show(false)} />}
    </section>
  );
}
