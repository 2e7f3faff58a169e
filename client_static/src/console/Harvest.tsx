import { ErrorNote } from "../components/ErrorNote";
import { IdeaCard } from "../components/IdeaCard";
import { harvest } from "../live/harvest";
import { tableName } from "../live/selectors";
import type { Seating } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

/** What each table said, round by round; and whether the board shows it so. */
export function Harvest({ seating }: { seating: Seating }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const groups = harvest(view);
  return (
    <section class="row-group">
      <h3>{t("console.harvest")}</h3>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <label class="switch">
        <input
          type="checkbox"
          checked={seating.shown}
          disabled={!seating.labels && !seating.shown}
          onClick={(event) => {
            event.preventDefault();
            void give({ type: "show_tables", show: !seating.shown });
          }}
        />
        <span>{t("console.harvest_board")}</span>
      </label>
      {!seating.labels && <p class="field-hint">{t("console.harvest_labels")}</p>}
      {!groups.length && <p>{t("console.harvest_none")}</p>}
      {groups.map(({ key, table, round, ideas }) => (
        <details key={key}>
          <summary class="row-summary">
            {[tableName(view, table), round && t("console.in_table_round", { n: round })]
              .filter(Boolean)
              .join(" · ")}
            {": "}
            {t("common.ideas", { n: ideas.length })}
          </summary>
          <ul class="plain-list rows">
            {ideas.map((idea) => (
              <li key={idea.id}>
                <IdeaCard idea={idea} note={idea.summary && t("common.summary")} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
