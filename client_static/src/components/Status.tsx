import { durable } from "../live/kept";
import { t } from "../words";

/** What became of somebody's words: still on this phone only, or at the server. */
export function Status({ sent }: { sent: boolean }) {
  const kept = durable.value ? t("common.kept") : t("common.kept_while_open");
  return (
    <span class={sent ? "status status-sent" : "status"}>
      <span class="status-mark" aria-hidden="true">
        {sent ? "✓" : "…"}
      </span>
      {sent ? t("common.sent") : kept}
    </span>
  );
}
