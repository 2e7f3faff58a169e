import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { OwnWords } from "../../components/IdeaCard";
import { StoryNote } from "../../components/Stories";
import type { CheckInEntity } from "../../wire.gen";
import { t } from "../../words";
import { useDesk, useOrders } from "../desk";
import { flagNames } from "../moderation";
import { useSome } from "../some";
import { settledCheckIns, waitingCheckIns } from "./checkIns";

/** Stories of what became of pledges: those that wait first, then all that were told. */
export function CheckIns() {
  const { view, about } = useDesk();
  const { give, problem } = useOrders();
  const waiting = waitingCheckIns(view);
  const settled = settledCheckIns(view);
  const [some, more] = useSome(settled);
  const heading = useRef<HTMLHeadingElement>(null);
  const acted = useRef(false);
  // The button that was pressed went with its story.
  useEffect(() => {
    if (acted.current && document.activeElement === document.body) heading.current?.focus();
    acted.current = false;
  }, [waiting.length]);

  function act(what: "approve" | "hide" | "restore", told: CheckInEntity): void {
    acted.current = true;
    void give({ type: `${what}_check_in`, check_in: told.id });
  }

  const row = (told: CheckInEntity) => (
    <li key={told.id} data-row={told.id}>
      <Row told={told} code={about.code} act={(what) => act(what, told)} />
    </li>
  );

  return (
    <section class="row-group">
      <h3 tabIndex={-1} ref={heading}>
        {t("console.after_waiting", { n: waiting.length })}
      </h3>
      <p class="field-hint after-why">{t("console.after_why")}</p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <ol class="plain-list rows">{waiting.map(row)}</ol>
      <h3>{t("console.after_told")}</h3>
      {!settled.length && <p>{t("console.after_none")}</p>}
      <ol class="plain-list rows">{some.map(row)}</ol>
      {more}
    </section>
  );
}

interface RowProps {
  told: CheckInEntity;
  code: string;
  act(what: "approve" | "hide" | "restore"): void;
}

function Row({ told, code, act }: RowProps) {
  const pledge = useDesk().view.pledges[told.pledge];
  const name = t("console.check_in_n", { n: pledge?.n ?? 0 });
  const button = (what: "approve" | "hide" | "restore") => (
    <Button
      kind={what === "approve" ? "main" : "plain"}
      aria-label={`${t(`console.${what}`)}: ${name}`}
      onClick={() => act(what)}
    >
      {t(`console.${what}`)}
    </Button>
  );
  return (
    <article class="card">
      <p class="card-note">
        <span>{name}</span>
        <span>{t(`follow_up.by_${told.by}`)}</span>
      </p>
      {pledge && (
        <p class="card-detail">
          <q lang={pledge.lang || undefined}>{pledge.text}</q>
        </p>
      )}
      <StoryNote code={code} story={told} />
      {told.redacted && <OwnWords text="" lang={told.lang} />}
      {told.flags.length > 0 && (
        <p class="mark mark-found">{t("console.found", { what: flagNames(told.flags) })}</p>
      )}
      {told.state === "hidden" && <p class="mark">{t("console.is_hidden")}</p>}
      <div class="row-acts">
        {told.state === "held" && button("approve")}
        {button(told.state === "hidden" ? "restore" : "hide")}
      </div>
    </article>
  );
}
