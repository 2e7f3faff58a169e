import { date } from "../../dates";
import { DAY_MS, isDeletedSoon } from "../../live/retention";
import type { PrivacyEntity } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";
import { Files } from "./Files";
import { Find } from "./Find";
import { Promised } from "./Promised";

/** Data protection: how long all is kept, what people are told, whose words are taken away. */
export function Keeping() {
  const { view } = useDesk();
  const keeping = view.privacy.privacy;
  if (!keeping) return null;
  return (
    <section class="row-group" aria-labelledby="keeping">
      <h3 id="keeping">{t("keeping.title")}</h3>
      <Countdown keeping={keeping} />
      <Find />
      <Files exports={keeping.exports} />
      <Promised privacy={keeping.privacy} />
    </section>
  );
}

function Countdown({ keeping }: { keeping: PrivacyEntity }) {
  const { session } = useDesk();
  const { deletes_at, unlinks_at, unlinked, privacy } = keeping;
  const left = deletes_at === null ? null : Math.ceil((deletes_at - session.serverNow()) / DAY_MS);
  return (
    <>
      {deletes_at === null ? (
        <p>
          {t("keeping.deletes_open", { n: privacy.months ?? 12 })} {t("keeping.deletes_unended")}
        </p>
      ) : (
        <p>{t("keeping.deletes", { date: date(deletes_at) })}</p>
      )}
      {left !== null && <p>{t("keeping.deletes_days", { n: Math.max(0, left) })}</p>}
      {unlinked ? (
        <p>{t("keeping.unlinked")}</p>
      ) : (
        unlinks_at !== null && <p>{t("keeping.unlinks", { date: date(unlinks_at) })}</p>
      )}
      <p class="field-hint">{t("keeping.backups")}</p>
    </>
  );
}

/** Said above everything else while there is still time to make the files that are needed. */
export function DeletionNews() {
  const { view, session } = useDesk();
  const at = view.privacy.privacy?.deletes_at;
  if (!at || !isDeletedSoon(at, session.serverNow())) return null;
  return (
    <p class="notice" role="status">
      {t("keeping.deletes_soon", { date: date(at) })}
    </p>
  );
}
