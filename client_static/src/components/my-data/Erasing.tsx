import { useState } from "preact/hooks";
import { date } from "../../dates";
import type { MyData } from "../../wire.gen";
import { t } from "../../words";
import { Button } from "../Button";

interface Props {
  data: MyData;
  onYes(): Promise<void>;
  onNo(): void;
}

/** The second step: what goes, what stays, and which files cannot be called back from here. */
export function Erasing({ data, onYes, onNo }: Props) {
  const [busy, setBusy] = useState(false);

  async function yes(): Promise<void> {
    setBusy(true);
    await onYes();
    setBusy(false);
  }

  return (
    <section aria-labelledby="erasing">
      <h3 id="erasing">{t("my_data.erase_title")}</h3>
      <p>{t("my_data.goes")}</p>
      {data.people.length > 0 && <p>{t("my_data.goes_people")}</p>}
      <p>{t("my_data.stays")}</p>
      {data.ideas.length > 1 && <p>{t("my_data.seen")}</p>}
      {data.files.length > 0 && (
        <>
          <p>{t("my_data.files")}</p>
          <ul>
            {data.files.map(({ format, at }, n) => (
              <li key={n}>{t("my_data.file", { format: format.toUpperCase(), date: date(at) })}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <strong>{t("my_data.no_undo")}</strong>
      </p>
      <p class="actions">
        <Button kind="stern" disabled={busy} onClick={yes}>
          {t("my_data.yes")}
        </Button>
        <Button onClick={onNo}>{t("my_data.no")}</Button>
      </p>
    </section>
  );
}
