import { t } from "../words";
import "./methods.css";

/** How many gave each score: five columns, with the numbers in words for those who do not see. */
export function Distribution({ scores }: { scores: number[] }) {
  const most = Math.max(1, ...scores);
  const said = scores.map((people, at) => `${at + 1}: ${people}`).join(", ");
  return (
    <div class="spread" role="img" aria-label={t("methods.spread", { scores: said })}>
      {scores.map((people, at) => (
        <span key={at} class="spread-column" aria-hidden="true">
          <span class="spread-people">{people || ""}</span>
          <span class="spread-bar" style={{ "--share": people / most }} />
          <span class="spread-score">{at + 1}</span>
        </span>
      ))}
    </div>
  );
}
