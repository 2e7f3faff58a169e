import { date, time } from "../../dates";
import type { PrivacyEntity } from "../../wire.gen";
import { type Key, t } from "../../words";

/** The files that were made: whoever takes words away has to ask for them back. */
export function Files({ exports }: Pick<PrivacyEntity, "exports">) {
  if (!exports.length) return <p>{t("keeping.files_none")}</p>;
  const latest = [...exports].reverse();
  return (
    <details class="row-group">
      <summary>{t("keeping.files", { n: exports.length })}</summary>
      <p class="field-hint">{t("keeping.files_note")}</p>
      <ul>
        {latest.map(({ format, at }, n) => (
          <li key={n}>
            {t("keeping.file", {
              format: t(`files.name_${format}` as Key),
              date: `${date(at)} ${time(at)}`,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
