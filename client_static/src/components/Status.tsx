import { durable } from "../live/kept";
import { t } from "../words";

/** "Kept on this phone", or for how long. */
export const keptWords = (): string => t(durable.value ? "common.kept" : "common.kept_while_open");

/** What became of somebody's words: still on this phone only, or at the server. */
export function Status({ sent }: { sent: boolean }) {
  return (
    <span class={sent ? "status status-sent" : "status"}>
      <span class="status-mark" aria-hidden="true">
        {sent ? "✓" : "…"}
      </span>
      {sent ? t("common.sent") : keptWords()}
    </span>
  );
}
