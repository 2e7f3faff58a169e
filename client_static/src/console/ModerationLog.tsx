import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { date, time } from "../dates";
import type { LogEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { flagNames } from "./moderation";
import { linkName } from "./team";

/** Every step, the latest first: who, what, when, and why. */
export function ModerationLog() {
  const { view } = useDesk();
  const entries = Object.values(view.log).sort((a, b) => Number(b.id) - Number(a.id));
  return (
    <details class="row-group">
      <summary>{t("console.log")}</summary>
      {!entries.length && <p>{t("console.log_empty")}</p>}
      <ol class="plain-list log" reversed>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </details>
  );
}

/** What people told of pledges is known to the day alone. */
function when({ at, step, thing }: LogEntity): string {
  return thing === "check_in" && step === "held" ? date(at) : time(at);
}

function Entry({ entry }: { entry: LogEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const { by, removal } = entry;
  const why = flagNames(entry.flags ?? []);
  return (
    <li class="log-entry">
      <span class="log-time">{when(entry)}</span>
      <span>
        <strong>{by === null ? t("console.log_rules") : linkName(view, by)}</strong>{" "}
        {t(`console.step_${entry.step}`, gapsOf(entry))}
        {why && ` (${why})`}
      </span>
      {entry.stands && removal && (
        <Button
          onClick={() => give({ type: "let_back", removal })}
          aria-label={`${t("console.let_back")}: ${gapsOf(entry).name}`}
        >
          {t("console.let_back")}
        </Button>
      )}
      {problem && <ErrorNote>{problem}</ErrorNote>}
    </li>
  );
}

function gapsOf({ thing, n, list, holding }: LogEntity): Record<string, string> {
  const mode = (of: "ideas" | "pledges") => (holding ? t(`console.hold_${holding[of]}`) : "");
  const listed = list ? t(`console.list_${list}`) : "";
  return {
    name: thing ? t(`console.${thing}_n`, { n: n ?? 0 }) : listed,
    ideas: mode("ideas"),
    pledges: mode("pledges"),
  };
}
