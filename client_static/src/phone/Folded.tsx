import type { FunctionComponent } from "preact";
import { t } from "../words";
import type { Late } from "./late";

/** What few people open is fetched by those who do. */
export function Folded({ label, of }: { label: string; of: Late<FunctionComponent> }) {
  const Part = of.part.value;
  return (
    <details class="more" onToggle={of.want}>
      <summary>{label}</summary>
      {Part ? <Part /> : <p role="status">{t("common.loading")}</p>}
    </details>
  );
}
